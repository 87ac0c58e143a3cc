import { describe, expect, test } from "vitest";
import { derivedBytes, hex, sha256 } from "./secret.ts";

describe("derived secrets", () => {
  test("the same purpose gives the same 32 bytes, another purpose or secret others", async () => {
    const of = async (secret: string, purpose: string) => hex(await derivedBytes(secret, purpose));
    const key = await of("root", "sign-in");
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(await of("root", "sign-in")).toBe(key);
    expect(await of("root", "channel-secrets")).not.toBe(key);
    expect(await of("other", "sign-in")).not.toBe(key);
  });

  test("SHA-256 in hex, as everybody else computes it", async () => {
    expect(await sha256("abc")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});
