import { describe, expect, it } from "vitest";
import { faultOfFile } from "./check.ts";

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
const file = (...parts: BlobPart[]) => new File(parts, "menu.jpg", { type: "image/jpeg" });

describe("4.4 a file before it travels", () => {
  it("4.4 passes where its first bytes are of a kind that WhatsApp takes", async () => {
    expect(await faultOfFile(file(jpeg))).toBeNull();
    expect(await faultOfFile(file(jpeg), "image")).toBeNull();
  });

  it("4.4 is refused for what it is, not for what it is called", async () => {
    expect(await faultOfFile(file())).toMatchObject({ key: "media.refused.empty" });
    expect(await faultOfFile(file("<svg onload=x>"))).toMatchObject({ key: "media.refused.kind" });
    expect(await faultOfFile(file(jpeg), "video")).toMatchObject({
      key: "media.refused.needs.video",
    });
  });

  it("4.4 is refused where it is too large for its kind", async () => {
    const large = file(jpeg, new Uint8Array(5 * 1024 * 1024));
    expect(await faultOfFile(large)).toEqual({ why: "size", limit: 5 });
    expect(await faultOfFile(file("teks ", new Uint8Array(6 * 1024 * 1024).fill(65)))).toBeNull();
  });
});
