import {
  answers,
  api,
  business,
  newName,
  sampleFiles,
  simulator,
  until,
  type Audience,
} from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const { jpegFile, movieFile, pdfFile } = sampleFiles;
const product = inject("product");
const owner = api(product);
const phones = simulator(product);
const shop = business(owner);

const Media = z.looseObject({
  id: z.number(),
  version: z.number(),
  name: z.string(),
  kind: z.string(),
  size: z.number(),
  useCount: z.number(),
});
const Payload = z.looseObject({ type: z.string(), template: z.unknown().optional() });

const address = (path: string): string => `${product.url}/api/media${path}`;
const key = { authorization: `Bearer ${product.apiKey}` };

const give = (bytes: Uint8Array<ArrayBuffer>, name: string) =>
  fetch(address(`?name=${encodeURIComponent(name)}`), {
    method: "POST",
    body: bytes,
    headers: { ...key, "content-type": "application/octet-stream" },
  });

async function given(bytes: Uint8Array<ArrayBuffer>, name: string) {
  const response = await give(bytes, name);
  expect([200, 201]).toContain(response.status);
  return Media.parse(await response.json());
}

/** Nobody else's bytes, in this run or the ones before. */
let different = Date.now() % 50_000;
const picture = () => jpegFile({ width: 1_000 + (different += 1), height: 700 });

/** What the phone got, and what Meta has under the id in it. */
const received = async (phone: string | null, kind: string) => {
  const [message] = (await phones.messagesTo(phone ?? "")).filter(({ callback }) => callback);
  const id = idIn(Payload.parse(message?.payload), kind);
  const response = await fetch(`${product.simulator}/api/media/${id}`);
  return { id, bytes: new Uint8Array(await response.arrayBuffer()), status: response.status };
};

const Found = z.object({ id: z.string() });
function idIn(value: unknown, kind: string): string {
  const text = JSON.stringify(value);
  const place = text.indexOf(`"${kind}":{`);
  const inner = text.slice(place + kind.length + 3);
  return Found.parse({ id: /"id":"(\d+)"/.exec(inner)?.[1] }).id;
}

const atMeta = (id: string) =>
  api({
    url: `${product.simulator}/graph/v26.0`,
    headers: { authorization: `Bearer ${product.accessToken}` },
  }).send("DELETE", `/${id}`);

const withPicture = async (mediaId: number | null) => {
  const { id: templateId } = await shop.template("menu_baru");
  return { message: { type: "template", templateId, variables: { "1": "{name}" }, mediaId } };
};

let some: Audience;
beforeAll(async () => {
  some = await shop.audience(1);
});

describe("a media library", () => {
  test("4.4 a file comes back as it went in, is safe to open, and is kept once", async () => {
    const bytes = picture();
    const file = await given(bytes, "Menu “baru”\r\n<script>.html");
    expect(file).toMatchObject({ kind: "image", size: bytes.length, useCount: 0 });
    expect(file.name).toMatch(/\.jpg$/);
    expect((await given(bytes, "other.jpg")).id).toBe(file.id);
    const whole = await fetch(address(`/${file.id}/file`), { headers: key });
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(bytes);
    expect(whole.headers.get("content-disposition")).toMatch(/^attachment; filename="[^\r\n<>]*"/);
    expect(whole.headers.get("x-content-type-options")).toBe("nosniff");
    expect(whole.headers.get("content-security-policy")).toContain("sandbox");
    const range = { ...key, range: "bytes=2-5" };
    const part = await fetch(address(`/${file.id}/file`), { headers: range });
    expect([part.status, part.headers.get("content-range")]).toEqual([
      206,
      `bytes 2-5/${bytes.length}`,
    ]);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(2, 6));
  });

  test.each([
    [
      "a page that is called a picture",
      "<html><script>alert(1)</script></html>",
      "media-kind-unknown",
    ],
    ["a drawing with a script", "<svg onload=alert(1) />", "media-kind-unknown"],
    ["nothing", "", "media-empty"],
    ["half a picture", String.fromCharCode(0xff), "media-kind-unknown"],
  ])("4.4 %s is refused with a sentence", async (_, text, code) => {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const response = await give(bytes, "menu.jpg");
    expect(response.status).toBe(422);
    const problem = answers.Problem.parse(await response.json());
    expect(problem.code).toBe(code);
    expect(problem.detail).toMatch(/\.$/);
  });

  test("4.4 a picture of more than five megabytes is refused", async () => {
    const response = await give(jpegFile({ filling: 20 * 1024 * 1024 }), "besar.jpg");
    expect(response.status).toBe(413);
    expect(answers.Problem.parse(await response.json()).code).toBe("media-too-large");
    const { items } = await owner.get("/api/media?search=besar", answers.pageOf(Media));
    expect(items).toEqual([]);
  });

  test("4.4 a file that a draft needs is not deleted, and the refusal names the draft", async () => {
    const { id } = await given(picture(), "dipakai.jpg");
    const name = newName("Memakai");
    const draft = await shop.draft(some.segmentId, { name, ...(await withPicture(id)) });
    const refused = await owner.refused("DELETE", `/api/media/${id}`);
    expect([refused.code, refused.detail.includes(name)]).toEqual(["media-in-use", true]);
    await owner.delete(`/api/campaigns/${draft.id}`);
    await owner.delete(`/api/media/${id}`);
    expect((await owner.refused("GET", `/api/media/${id}`)).code).toBe("not-found");
  });
});

describe("a campaign with a file", () => {
  test("4.4 10.2 a template with a picture arrives with that picture, uploaded once", async () => {
    const bytes = picture();
    const { id } = await given(bytes, "menu.jpg");
    const crowd = await shop.audience(3);
    const campaignId = await shop.launched(crowd.segmentId, await withPicture(id));
    const { stats } = await shop.becomes(campaignId, "completed");
    expect(stats).toMatchObject({ failed: 0, skipped: 0 });
    const ids = new Set<string>();
    for (const { phone } of crowd.people) {
      const got = await received(phone, "image");
      expect(got.bytes).toEqual(bytes);
      ids.add(got.id);
    }
    expect(ids.size).toBe(1);
    expect((await owner.get(`/api/media/${id}`, Media)).useCount).toBe(1);
  });

  test("4.4 10.5 an id that Meta has lost is renewed, and nobody fails for it", async () => {
    const bytes = picture();
    const { id } = await given(bytes, "hilang.jpg");
    const message = await withPicture(id);
    await shop.becomes(await shop.launched(some.segmentId, message), "completed");
    const first = await received(some.people[0]?.phone ?? "", "image");
    await atMeta(first.id);
    const crowd = await shop.audience(5);
    const again = await shop.launched(crowd.segmentId, message);
    const { stats } = await shop.becomes(again, "completed", 40_000);
    expect(stats).toMatchObject({ failed: 0, recipients: 5 });
    const second = await received(crowd.people[0]?.phone ?? "", "image");
    expect(second.id).not.toBe(first.id);
    expect(second.bytes).toEqual(bytes);
  });

  test("4.4 pictures, videos and documents go to people whose window is open, with a caption", async () => {
    const crowd = await shop.audience(1);
    const phone = crowd.people[0]?.phone ?? "";
    await phones.write(phone, "Halo");
    await phones.quiet();
    for (const [kind, bytes, name] of [
      ["image", picture(), "menu.jpg"],
      ["video", movieFile({ size: 300 + (different += 1) }), "film.mp4"],
      ["document", pdfFile(`Menu ${(different += 1)}`), "Menu Ramadan.pdf"],
    ] as const) {
      const { id } = await given(bytes, name);
      const message = { type: kind, mediaId: id, text: "Untuk {name}" };
      const campaignId = await shop.launched(crowd.segmentId, { message });
      const { stats } = await shop.becomes(campaignId, "completed");
      expect(stats, kind).toMatchObject({ failed: 0, skipped: 0 });
      const sent = (await phones.messagesTo(phone)).at(-1)?.payload;
      const caption = `Untuk ${crowd.people[0]?.name}`;
      expect(sent).toMatchObject({
        type: kind,
        [kind]: { caption, ...(kind === "document" && { filename: name }) },
      });
    }
  });

  test("4.4 a file of the wrong kind is refused when the campaign is saved, and none when it starts", async () => {
    const { id } = await given(pdfFile(`x ${different}`), "menu.pdf");
    const fields = { name: "x", segmentId: some.segmentId, ...(await withPicture(id)) };
    const wrong = await owner.refused("POST", "/api/campaigns", fields);
    expect([wrong.code, wrong.errors?.[0]?.path]).toEqual(["media-kind-wrong", "message.mediaId"]);
    const template = (await withPicture(id)).message.templateId;
    const drawn = await owner.post(
      `/api/whatsapp/templates/${template}/preview`,
      { variables: { "1": "Ayu" }, mediaId: id },
      z.looseObject({ problems: z.array(z.looseObject({ component: z.string() })) }),
    );
    expect(drawn.problems).toMatchObject([{ component: "header" }]);
    const bare = await shop.draft(some.segmentId, await withPicture(null));
    for (const command of ["send", "estimate"]) {
      expect((await shop.refuse(bare.id, command)).code).toBe("campaign-incomplete");
    }
    const gone = { ...fields, ...(await withPicture(999_999)) };
    expect((await owner.refused("POST", "/api/campaigns", gone)).code).toBe("media-gone");
  });

  test("10.5 4.4 while Meta is down the campaign pauses with the reason, and nobody is lost", async () => {
    const { id } = await given(picture(), "gangguan.jpg");
    await phones.behave({ token: { expired: true } });
    const campaignId = await shop.launched(some.segmentId, await withPicture(id));
    const paused = await shop.becomes(campaignId, "paused");
    expect(paused).toMatchObject({ pauseReason: "account_refused:190", stats: { pending: 1 } });
    await phones.recover();
    await shop.obey(campaignId, "resume");
    const { stats } = await shop.becomes(campaignId, "completed");
    expect(stats).toMatchObject({ sent: 1, failed: 0, unknown: 0 });
    await until(async () => {
      const { recipientsAcceptedTwice } = await phones.campaign(campaignId);
      expect(recipientsAcceptedTwice).toEqual([]);
      return true;
    });
  });
});
