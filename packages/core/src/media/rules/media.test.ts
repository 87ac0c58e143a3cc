import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mediaKinds } from "../schema.ts";
import {
  bytesOf,
  fileNameOf,
  dispositionOf,
  inspect,
  limitOf,
  Look,
  mediaTypes,
  rangeOf,
} from "./index.ts";
import * as samples from "./sample-files.ts";

const fileOf = (text: string): Uint8Array => samples.ascii(text);

async function judged(file: Uint8Array) {
  const look = new Look();
  look.push(file);
  const container = look.end();
  if (!container.ok) return container.error.code;
  const found = await inspect(bytesOf(file), container.value);
  return found.ok ? found.value : found.error.code;
}

const good: Readonly<Record<string, Uint8Array>> = {
  "image/jpeg": samples.jpegFile(),
  "image/png": samples.pngFile(),
  "video/mp4": samples.movieFile(),
  "video/3gpp": samples.movieFile({ brand: "3gp5" }),
  "audio/mp4": samples.movieFile({ brand: "M4A ", video: null }),
  "audio/aac": samples.aacFile(),
  "audio/amr": samples.amrFile(),
  "audio/mpeg": samples.mp3File(),
  "audio/ogg": samples.oggFile(),
  "text/plain": fileOf("Halo \u00c3\u00a9, menu:\n- kopi\t12.000\r\n"),
  "application/pdf": samples.pdfFile(),
  "application/msword": samples.oleFile("WordDocument"),
  "application/vnd.ms-excel": samples.oleFile("Workbook"),
  "application/vnd.ms-powerpoint": samples.oleFile("PowerPoint Document"),
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
    samples.officeFile("word"),
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": samples.officeFile("xl"),
  "application/vnd.openxmlformats-officedocument.presentationml.presentation":
    samples.officeFile("ppt"),
};

describe("4.4 what a file is, its bytes decide", () => {
  test.each(Object.keys(mediaTypes))("4.4 %s is known by its bytes", async (type) => {
    const file = good[type] ?? new Uint8Array();
    expect(await judged(file)).toMatchObject({ type });
  });

  test("4.4 sounds without a tag, and films that hold only sound, are sounds", async () => {
    expect(await judged(samples.bareMp3File())).toMatchObject({ type: "audio/mpeg" });
    expect(await judged(samples.movieFile({ video: null }))).toMatchObject({ type: "audio/mp4" });
  });

  test("4.4 sizes and lengths are read where that is cheap", async () => {
    expect(await judged(samples.jpegFile({ width: 1_920, height: 1_080 }))).toMatchObject({
      width: 1_920,
      height: 1_080,
    });
    expect(await judged(samples.pngFile({ width: 9, height: 5 }))).toMatchObject({
      width: 9,
      height: 5,
    });
    expect(await judged(samples.movieFile())).toMatchObject({
      width: 320,
      height: 240,
      durationMs: 12_500,
    });
    expect(await judged(samples.oggFile({ seconds: 3 }))).toMatchObject({ durationMs: 3_000 });
  });

  test.each<readonly [string, Uint8Array]>([
    ["a page", fileOf("<!DOCTYPE html><script>alert(1)</script>")],
    ["a page behind blanks and a mark", fileOf("\u00ef\u00bb\u00bf \n<html><body onload=x>")],
    ["a drawing with a script", fileOf('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
    ["XML", fileOf('<?xml version="1.0"?><svg/>')],
    ["a page that claims to be a PDF", fileOf("<html><!-- %PDF-1.4 --><script>x</script> %%EOF")],
    ["a WebP", fileOf("RIFF\u0024\0\0\0WEBPVP8 ")],
    ["a GIF", fileOf("GIF89a\u0001\0\u0001\0")],
    ["a program", fileOf("MZ\u0090\0\u0003\0\0\0")],
    ["a QuickTime film", samples.movieFile({ brand: "qt  " })],
    ["any ZIP", samples.zipFile("a.txt")],
    ["a document with macros", samples.officeFile("word", "word/vbaProject.bin")],
    ["an Outlook message", samples.oleFile("__properties_version1.0")],
    ["noise", new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])],
  ])("4.4 %s is refused, whatever it is called", async (_, file) => {
    expect(await judged(file)).toBe("media-kind-unknown");
  });

  test.each([
    ["a 16-bit PNG", samples.pngFile({ bits: 16 }), "media-picture-mode"],
    ["a PNG with a palette", samples.pngFile({ colours: 3 }), "media-picture-mode"],
    ["a JPEG for printers", samples.jpegFile({ colours: 4 }), "media-picture-mode"],
    ["a 12-bit JPEG", samples.jpegFile({ bits: 12 }), "media-picture-mode"],
    ["a film in H.265", samples.movieFile({ video: "hvc1" }), "media-codec"],
    ["a film with AMR sound", samples.movieFile({ brand: "3gp4", sound: "samr" }), "media-codec"],
    ["Ogg Vorbis", samples.oggFile({ codec: "\u0001vorbis\0" }), "media-ogg"],
    ["Opus in stereo", samples.oggFile({ channels: 2 }), "media-ogg"],
    ["nothing", new Uint8Array(), "media-empty"],
  ])("4.4 %s is refused with the reason", async (_, file, code) => {
    expect(await judged(file)).toBe(code);
  });

  test("4.4 a file that is cut short is damaged, wherever it is cut", async () => {
    const whole = [
      "image/jpeg",
      "image/png",
      "video/mp4",
      "application/pdf",
      "application/msword",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ];
    for (const type of whole) {
      const file = good[type] ?? new Uint8Array();
      for (let length = 8; length < file.length - 1; length += Math.ceil(file.length / 60)) {
        const verdict = await judged(file.slice(0, length));
        expect(verdict, `${type} of ${length} bytes`).toBeTypeOf("string");
      }
    }
  });

  test("4.4 no bytes throw, and none run on for ever", async () => {
    const heads = Object.values(good);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(heads.length - 1),
        fc.array(fc.tuple(fc.nat(2_000), fc.integer({ min: 0, max: 255 })), { maxLength: 30 }),
        async (which, changes) => {
          const file = (heads[which] ?? new Uint8Array()).slice();
          for (const [at, byte] of changes) file[at % file.length] = byte;
          await judged(file);
        },
      ),
      { numRuns: 500 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (file) => {
        await judged(file);
      }),
      { numRuns: 300 },
    );
  });
});

describe("4.4 how large it may be", () => {
  test.each(mediaKinds)("4.4 %s: to the last byte of the limit, and not one more", (kind) => {
    const starts = {
      image: samples.jpegFile(),
      video: samples.movieFile(),
      audio: samples.aacFile(),
      document: samples.pdfFile(),
    };
    const look = new Look();
    look.push(starts[kind]);
    look.push(new Uint8Array(4_096));
    const rest = limitOf(kind).bytes - look.size;
    expect(look.push(new Uint8Array(rest))).toBe(true);
    expect(look.end().ok).toBe(true);
    expect(look.push(new Uint8Array(1))).toBe(false);
    expect(look.end()).toMatchObject({
      error: { code: "media-too-large", params: { limit: limitOf(kind).megabytes } },
    });
  });

  test("4.4 the limits are Meta's", () => {
    expect(mediaKinds.map((kind) => limitOf(kind).megabytes)).toEqual([5, 16, 16, 100]);
  });

  test("4.4 what cannot be taken is known after the first pages of it", () => {
    const look = new Look();
    expect(look.push(new Uint8Array(4_095))).toBe(true);
    expect(look.push(new Uint8Array(1))).toBe(false);
  });
});

describe("what a file is called", () => {
  test.each([
    ["menu.pdf", "application/pdf", "menu.pdf"],
    ["Menu.JPEG", "image/jpeg", "Menu.jpeg"],
    ["menu.html", "text/plain", "menu.html.txt"],
    ["faktur.pdf.exe", "application/pdf", "faktur.pdf.exe.pdf"],
    ["../../etc/passwd", "text/plain", "etc passwd.txt"],
    ['a"b\r\nc.png', "image/png", "a b c.png"],
    ["gambar\u202egnp.exe", "image/png", "gambar gnp.exe.png"],
    ["", "image/png", "file.png"],
    [".png", "image/png", "png.png"],
    ["...", "video/mp4", "file.mp4"],
  ])("4.4 %j as %s is called %j", (given, mime, name) => {
    expect(fileNameOf(given, mime)).toBe(name);
  });

  test("4.4 whatever somebody calls it, the ending is true and the header is one line", () => {
    const names = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'"\\/\r\n\0.;%\u202e🙂é'),
        fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(names, fc.constantFrom(...Object.keys(good)), (given, mime) => {
        const name = fileNameOf(given, mime);
        expect(fileNameOf(name, mime)).toBe(name);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}/\\"]/u);
        const header = dispositionOf(name);
        expect(header).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x7e]+"; filename\*=UTF-8''\S+$/,
        );
        expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a range of a file", () => {
  test.each([
    [undefined, "whole"],
    ["bytes=0-99", { offset: 0, length: 100 }],
    ["bytes=900-", { offset: 900, length: 100 }],
    ["bytes=-10", { offset: 990, length: 10 }],
    ["bytes=0-99999", { offset: 0, length: 1_000 }],
    ["bytes=1000-", "beyond"],
    ["bytes=-0", "beyond"],
    ["bytes=9-3", "whole"],
    ["bytes=0-1,5-6", "whole"],
    ["lines=1-2", "whole"],
  ])("4.4 %j", (header, range) => {
    expect(rangeOf(header, 1_000)).toEqual(range);
  });
});
