import { expect, test } from "vitest";
import { makeWamid, readWamid } from "./wamid.ts";

const key = { phone: "6281234567890", direction: "out", epoch: "0BADCAFE", seq: 4711 } as const;

function bytesOf(wamid: string): number[] {
  return Array.from(atob(wamid.replace("wamid.", "")), (character) => character.charCodeAt(0));
}

test("an outbound id has the bytes that Meta's have", () => {
  const bytes = bytesOf(makeWamid(key));
  expect(bytes.slice(0, 3)).toEqual([0x1c, 0x18, 13]);
  expect(String.fromCharCode(...bytes.slice(3, 16))).toBe("6281234567890");
  expect(bytes.slice(16, 22)).toEqual([0x15, 0x02, 0x00, 0x11, 0x18, 18]);
  expect(bytes.at(-1)).toBe(0);
  expect(bytes).toHaveLength(22 + 18 + 1);
});

test("an inbound id says 12 and has twenty hex characters", () => {
  const bytes = bytesOf(makeWamid({ ...key, direction: "in" }));
  expect(bytes.slice(19, 22)).toEqual([0x12, 0x18, 20]);
});

test("what was put into an id can be read from it", () => {
  expect(readWamid(makeWamid(key))).toEqual(key);
  expect(readWamid(makeWamid({ ...key, direction: "in" }))).toEqual({ ...key, direction: "in" });
});

test("other ids are nobody's", () => {
  expect(readWamid("wamid.HBgLbm9uc2Vuc2U=")).toBeNull();
  expect(readWamid("%%%")).toBeNull();
});
