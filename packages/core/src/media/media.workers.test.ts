import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { DAY, HOUR, MINUTE } from "@siar/kernel/clock";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import { createClient, type Fetch } from "@siar/whatsapp";
import { beforeEach, describe, expect, it } from "vitest";
import {
  get,
  isLostAtMeta,
  list,
  mediaAtMeta,
  openMedia,
  receiveMedia,
  remove,
  rename,
  setPreview,
  sweepMedia,
  upload,
} from "./index.ts";
import { dispositionOf, limitOf } from "./rules/index.ts";
import * as samples from "./rules/sample-files.ts";

const T0 = 1_800_000_000_000;
const db = database(env.DB);
const files = env.FILES;
let now = T0;
const ctx = (): Ctx => ({
  db,
  now,
  actor: systemActor("test"),
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
});
const lend = async () => files;

const value = <T, E>(result: { ok: true; value: T } | { ok: false; error: E }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const stream = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream();

async function uploaded(bytes: Uint8Array<ArrayBuffer>, name = "Menu.jpg") {
  const arrival = value(await receiveMedia(ctx(), files, stream(bytes)));
  return value(await upload({ files, arrival })(ctx(), { name }));
}

const inBucket = async () => (await files.list()).objects.map(({ key }) => key);
const leftovers = () => db.all(sql`SELECT file FROM media_leftovers`);

/** Nobody else's bytes. */
let different = 0;
const picture = () => samples.jpegFile({ width: 100 + (different += 1) });

const campaignWith = (mediaId: number, status: string, name = "Promo") =>
  db.run(sql`
    INSERT INTO campaigns (name, message_type, media_id, status, timezone, rate_limit,
      cooldown_hours, created_at, updated_at)
    VALUES (${name}, 'image', ${mediaId}, ${status}, 'Asia/Jakarta', 20, 0, ${now}, ${now})`);

beforeEach(async () => {
  now = T0;
  for (const table of ["media", "media_uploads", "media_leftovers", "campaigns"]) {
    await db.run(sql`DELETE FROM ${sql.identifier(table)}`);
  }
  await files.delete(await inBucket());
});

const read = async (id: number, range?: string, known?: string) => {
  const opened = value(await openMedia(ctx(), files, { id, part: "file", range, known }));
  const { body, ...rest } = opened;
  const bytes = body === null ? null : new Uint8Array(await new Response(body).arrayBuffer());
  return { ...rest, bytes };
};

/** Millions of them are too many for a comparison that explains itself. */
const sameBytes = (one: Uint8Array | null, other: Uint8Array): boolean =>
  one?.length === other.length && one.every((byte, at) => byte === other[at]);

describe("4.4 the media library", () => {
  it("4.4 gives back the bytes that came in, whole and in ranges", async () => {
    const bytes = samples.movieFile({ size: 9 * 1024 * 1024 });
    const { id, kind, durationMs, useCount } = await uploaded(bytes, "Film.mp4");
    expect({ kind, durationMs, useCount }).toEqual({
      kind: "video",
      durationMs: 12_500,
      useCount: 0,
    });
    const whole = await read(id);
    expect(whole).toMatchObject({ status: 200, mime: "video/mp4", size: bytes.length });
    expect(sameBytes(whole.bytes, bytes)).toBe(true);
    const part = await read(id, "bytes=100-199");
    expect(part).toMatchObject({ status: 206, range: { offset: 100, length: 100 } });
    expect(part.bytes).toEqual(bytes.slice(100, 200));
    expect(await read(id, `bytes=${bytes.length}-`)).toMatchObject({ status: 416, bytes: null });
    expect(await read(id, undefined, whole.etag)).toMatchObject({ status: 304, bytes: null });
    expect(await leftovers()).toEqual([]);
  });

  it("4.4 keeps the same file once, however often and at once it comes", async () => {
    const bytes = picture();
    const first = await uploaded(bytes, "Menu.jpg");
    expect(await uploaded(bytes, "Lain.jpg")).toEqual(first);
    const other = picture();
    const both = await Promise.all([uploaded(other), uploaded(other)]);
    expect(both[0].id).toBe(both[1].id);
    expect(await inBucket()).toHaveLength(2);
    expect(await leftovers()).toEqual([]);
  });

  it.each([
    ["is empty", new Uint8Array(), "media-empty"],
    ["is a page", samples.ascii("<html><script>x</script>"), "media-kind-unknown"],
    ["is only a part of it", samples.jpegFile().slice(0, 60), "media-damaged"],
    ["is a film in H.265", samples.movieFile({ video: "hvc1" }), "media-codec"],
  ])("4.4 leaves nothing of a file that %s", async (_, bytes, code) => {
    const arrival = await receiveMedia(ctx(), files, stream(bytes));
    expect(arrival).toMatchObject({ error: { code } });
    expect([await inBucket(), await leftovers()]).toEqual([[], []]);
  });

  it("4.4 cuts off a stream that is too large, long before its end", async () => {
    const { bytes: limit } = limitOf("image");
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(given === 0 ? samples.jpegFile() : new Uint8Array(64 * 1024));
        given += 64 * 1024;
      },
    });
    const arrival = await receiveMedia(ctx(), files, endless);
    expect(arrival).toMatchObject({ error: { code: "media-too-large", params: { limit: 5 } } });
    expect(given).toBeLessThan(limit + 512 * 1024);
    expect([await inBucket(), await leftovers()]).toEqual([[], []]);
  });

  it("4.4 hears out who said how much there is, and keeps nothing of it", async () => {
    let given = 0;
    const large = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(given === 0 ? samples.jpegFile() : new Uint8Array(1024 * 1024));
        given += 1;
        if (given === 20) controller.close();
      },
    });
    const arrival = await receiveMedia(ctx(), files, large, 20 * 1024 * 1024);
    expect(arrival).toMatchObject({ error: { code: "media-too-large" } });
    expect(given).toBe(20);
    expect([await inBucket(), await leftovers()]).toEqual([[], []]);
  });

  it("4.4 keeps nothing of a sender who hangs up in the middle", async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(samples.jpegFile());
        controller.error(new Error("gone"));
      },
    });
    await expect(receiveMedia(ctx(), files, broken)).rejects.toThrow();
    expect(await inBucket()).toEqual([]);
    now += 7 * HOUR;
    await sweepMedia(ctx(), files);
    expect(await leftovers()).toEqual([]);
  });

  it("4.4 sweeps uploads that nobody ever finished, and leaves those under way alone", async () => {
    const half = await files.createMultipartUpload("media/half");
    await half.uploadPart(1, new Uint8Array(10));
    await files.put("media/nobodys", "x");
    await db.run(sql`INSERT INTO media_leftovers VALUES
      ('media/half', ${half.uploadId}, ${now + 1}), ('media/nobodys', NULL, ${now + 1})`);
    expect(await sweepMedia(ctx(), files)).toBe(0);
    now += 1;
    expect(await sweepMedia(ctx(), files)).toBe(2);
    expect([await inBucket(), await leftovers()]).toEqual([[], []]);
    await expect(half.uploadPart(2, new Uint8Array(10))).rejects.toThrow();
  });

  it("4.4 lists by kind and part of the name, a page at a time", async () => {
    const one = await uploaded(picture(), "Kopi Susu.jpg");
    const two = await uploaded(samples.pdfFile("a"), "kopi.pdf");
    const three = await uploaded(picture(), "Teh.jpg");
    const ids = async (filter: object) =>
      value(await list(ctx(), filter)).items.map(({ id }) => id);
    expect(await ids({})).toEqual([three.id, two.id, one.id]);
    expect(await ids({ search: "KOPI" })).toEqual([two.id, one.id]);
    expect(await ids({ search: "kopi", kind: "image" })).toEqual([one.id]);
    const first = value(await list(ctx(), { limit: 2 }));
    expect(await ids({ limit: 2, cursor: first.nextCursor ?? "" })).toEqual([one.id]);
  });

  it("4.4 renames, keeps the true ending, and tells whoever comes second", async () => {
    const { id, version } = await uploaded(picture(), "x.jpg");
    const renamed = value(await rename(ctx(), { id, version, name: "../Menu baru.exe" }));
    expect(renamed.name).toBe("Menu baru.exe.jpg");
    const late = await rename(ctx(), { id, version, name: "y" });
    expect(late).toMatchObject({ error: { code: "changed-meanwhile" } });
    expect(dispositionOf(renamed.name)).toContain("attachment");
  });

  it.each(["draft", "scheduled", "running", "paused"])(
    "4.4 deletes nothing that a %s campaign needs, and says which",
    async (status) => {
      const { id } = await uploaded(picture());
      await campaignWith(id, status, "Ramadan");
      expect(await remove(lend)(ctx(), { id })).toMatchObject({
        error: { code: "media-in-use", params: { users: "“Ramadan”" } },
      });
      expect(value(await get(ctx(), { id })).useCount).toBe(1);
      expect(await inBucket()).toHaveLength(1);
    },
  );

  it("4.4 deletes what only past campaigns used, from the bucket as well", async () => {
    const { id } = await uploaded(picture());
    await campaignWith(id, "completed");
    const body = stream(samples.jpegFile({ width: 320 }));
    value(await setPreview({ files, body })(ctx(), { id }));
    expect(await inBucket()).toHaveLength(2);
    value(await remove(lend)(ctx(), { id }));
    expect([await inBucket(), await leftovers()]).toEqual([[], []]);
    expect(await get(ctx(), { id })).toMatchObject({ error: { code: "not-found" } });
  });

  it("4.4 takes only small true pictures as thumbnails, and forgets the one before", async () => {
    const { id } = await uploaded(picture());
    const draw = (bytes: Uint8Array<ArrayBuffer>) =>
      setPreview({ files, body: stream(bytes) })(ctx(), { id });
    expect(value(await draw(samples.jpegFile({ width: 320 }))).hasThumbnail).toBe(true);
    value(await draw(samples.jpegFile({ width: 300 })));
    expect(await inBucket()).toHaveLength(2);
    for (const [bytes, code] of [
      [samples.ascii("<svg onload=x>"), "media-kind-unknown"],
      [samples.pdfFile(), "media-kind-unknown"],
      [samples.jpegFile({ width: 5_000 }), "body-too-large"],
      [samples.jpegFile({ filling: 300 * 1024 }), "body-too-large"],
    ] as const) {
      expect(await draw(bytes)).toMatchObject({ error: { code } });
    }
  });

  it("4.4 leaves no thumbnail behind when two come at once, or the file goes meanwhile", async () => {
    const { id } = await uploaded(picture());
    const small = (width: number) => stream(samples.jpegFile({ width }));
    const draw = (body: ReadableStream<Uint8Array>) => setPreview({ files, body })(ctx(), { id });
    await Promise.all([draw(small(300)), draw(small(320))]);
    const kept = async () => {
      now += 7 * HOUR;
      await sweepMedia(ctx(), files);
      return (await inBucket()).length;
    };
    expect(await kept()).toBe(2);
    const slow = new TransformStream<Uint8Array, Uint8Array>({
      flush: async () => void value(await remove(lend)(ctx(), { id })),
    });
    expect(await draw(small(340).pipeThrough(slow))).toMatchObject({
      error: { code: "not-found" },
    });
    expect(await kept()).toBe(0);
    expect(await leftovers()).toEqual([]);
  });
});

describe("10.1 a file at Meta", () => {
  type Answer = () => Response | Promise<Response>;

  /** A Meta that takes uploads, and knows the ids that it gave. */
  function meta(...answers: Answer[]) {
    const taken: Uint8Array[] = [];
    const known = new Set<string>();
    const fetch: Fetch = async (url, init) => {
      if (!url.endsWith("/media")) {
        return known.has(url.split("/").at(-1) ?? "")
          ? Response.json({ url: "https://x.y/z", mime_type: "image/jpeg" })
          : Response.json({ error: { code: 100, message: "No" } }, { status: 400 });
      }
      const form = await new Response(init.body, { headers: init.headers ?? {} }).formData();
      const file = form.get("file");
      const answer = answers.shift();
      if (answer !== undefined) return answer();
      if (file instanceof File) taken.push(new Uint8Array(await file.arrayBuffer()));
      const id = `m${taken.length}`;
      known.add(id);
      return Response.json({ id });
    };
    const client = createClient({
      baseUrl: "https://meta",
      version: "v26.0",
      token: "t",
      fetch,
      timeoutMs: 5_000,
    });
    const sender = (numberId: number) => ({ client, numberId, phoneNumberId: String(numberId) });
    const waits: number[] = [];
    const sleep = async (ms: number) => {
      waits.push(ms);
      await new Promise((done) => setTimeout(done, 5));
    };
    const at = (mediaId: number, numberId = 1) =>
      mediaAtMeta(ctx(), mediaId, {
        files,
        sender: sender(numberId),
        sleep,
        clock: () => now,
      });
    return { taken, known, at, sender, waits };
  }
  const refuses =
    (code: number, status = 400): Answer =>
    () =>
      Response.json({ error: { code, message: "No" } }, { status });
  const page: Answer = () => new Response("<html>Bad gateway</html>", { status: 502 });

  it("10.1 goes up once per number, byte by byte, whoever needs it at the same time", async () => {
    const bytes = picture();
    const { id } = await uploaded(bytes);
    const { at, taken } = meta();
    const ids = await Promise.all(Array.from({ length: 5 }, () => at(id)));
    expect(ids.map(value)).toEqual(["m1", "m1", "m1", "m1", "m1"]);
    expect(value(await at(id, 2))).toBe("m2");
    expect(taken).toEqual([bytes, bytes]);
  });

  it("10.1 goes up again before its thirty days are over", async () => {
    const { id } = await uploaded(picture());
    const { at } = meta();
    expect(value(await at(id))).toBe("m1");
    now += 27 * DAY;
    expect(value(await at(id))).toBe("m1");
    now += 2 * DAY;
    expect(value(await at(id))).toBe("m2");
    now += 29 * DAY;
    expect(value(await meta(refuses(190, 401)).at(id))).toBe("m2");
    now += 1;
    expect(value(await at(id))).toBe("m3");
  });

  it("10.5 is tried again while the trouble may pass, and then says why not", async () => {
    const { id } = await uploaded(picture());
    const passing = meta(page, refuses(131_000, 500));
    expect(value(await passing.at(id))).toBe("m1");
    const other = (await uploaded(picture())).id;
    const down = meta(page, page, page);
    expect(await down.at(other)).toMatchObject({ error: { kind: "unreachable", why: "not-json" } });
    now += 1;
    expect(value(await down.at(other))).toBe("m1");
  });

  it("10.5 is not tried again where Meta means it", async () => {
    const { id } = await uploaded(picture());
    const expired = meta(refuses(190, 401));
    expect(await expired.at(id)).toMatchObject({ error: { code: 190, class: "A" } });
    expect(expired.waits).toEqual([]);
  });

  it("10.5 whoever waited for an upload that failed is told the same", async () => {
    const { id } = await uploaded(picture());
    const { at, taken } = meta(refuses(190, 401));
    const answers = await Promise.all([at(id), at(id), at(id)]);
    expect(answers.map((answer) => answer.ok)).toEqual([false, false, false]);
    expect(taken).toEqual([]);
  });

  it("10.5 is taken over from somebody who never came back", async () => {
    const { id } = await uploaded(picture());
    const { at } = meta();
    await db.run(sql`INSERT INTO media_uploads (media_id, number_id, busy_until)
      VALUES (${id}, 1, ${now + MINUTE})`);
    const waiting = at(id);
    await new Promise((done) => setTimeout(done, 20));
    now += MINUTE;
    expect(value(await waiting)).toBe("m1");
  });

  it("10.5 that Meta has lost is renewed once, and only if Meta does not know it", async () => {
    const { id } = await uploaded(picture());
    const { at, known, sender } = meta();
    now = Date.now();
    expect(value(await at(id))).toBe("m1");
    const lost = (metaId: string, code = 131_009) =>
      isLostAtMeta(ctx(), sender(1), { mediaId: id, metaId, code });
    expect(await lost("m1")).toBe(false);
    known.clear();
    expect(await lost("m1", 131_026)).toBe(false);
    const unreachable = {
      update: () => ({ set: () => ({ where: () => Promise.reject(new Error("D1")) }) }),
    };
    const refused = { mediaId: id, metaId: "m1", code: 131_009 };
    expect(
      await isLostAtMeta({ db: Object.assign(Object.create(db), unreachable) }, sender(1), refused),
    ).toBe(false);
    expect(await lost("m1")).toBe(true);
    expect(await lost("m1")).toBe(true);
    expect(value(await at(id))).toBe("m2");
    known.clear();
    expect(await lost("m2")).toBe(false);
  });

  it("10.5 is gone where it is no longer in the library", async () => {
    const { id } = await uploaded(picture());
    await files.delete(await inBucket());
    expect(await meta().at(id)).toEqual({ ok: false, error: { kind: "gone" } });
    expect(await meta().at(999)).toEqual({ ok: false, error: { kind: "gone" } });
  });
});
