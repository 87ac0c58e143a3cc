import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTarHeader, tarBlocks, tarEnd, tarHeader, tarPadding, tarSize } from "./index.ts";

const archive = (files: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat([
    ...Object.entries(files).flatMap(([name, text]) => {
      const bytes = Buffer.from(text);
      return [tarHeader(name, bytes.length, 0), bytes, tarPadding(bytes.length)];
    }),
    tarEnd(),
  ]);

describe("an archive", () => {
  test("is unpacked by the system's own tar", () => {
    const folder = mkdtempSync(join(tmpdir(), "siar-tar-"));
    const files = { "home/manifest.json": "{}", "home/contacts/00001.gz": "x".repeat(600) };
    writeFileSync(join(folder, "all.tar"), archive(files));
    execFileSync("tar", ["xf", "all.tar"], { cwd: folder });
    for (const [name, text] of Object.entries(files)) {
      expect(readFileSync(join(folder, name), "utf8")).toBe(text);
    }
    rmSync(folder, { recursive: true });
  });

  test("is as long as it was said to be, and is read back", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 2_000 }), { maxLength: 5 }), (texts) => {
        const bytes = archive(Object.fromEntries(texts.map((text, at) => [`home/${at}`, text])));
        expect(bytes.length).toBe(tarSize(texts.map((text) => Buffer.byteLength(text))));
        let at = 0;
        for (const [nth, text] of texts.entries()) {
          const entry = readTarHeader(bytes.subarray(at, at + 512));
          expect(entry).toEqual({ name: `home/${nth}`, size: Buffer.byteLength(text) });
          at += 512 + tarBlocks(Buffer.byteLength(text));
        }
        expect(readTarHeader(bytes.subarray(at, at + 512))).toBeNull();
      }),
    );
  });

  test("anything else is not taken for one", () => {
    expect(readTarHeader(Buffer.alloc(512, "phone,name\n"))).toBeUndefined();
    expect(readTarHeader(Buffer.alloc(20))).toBeUndefined();
  });
});
