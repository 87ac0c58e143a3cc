import { expect, it } from "vitest";
import { createFormat } from "../format.ts";
import { lengthText, sizeText } from "./facts.ts";

const format = createFormat("en");

it.each([
  [0, "0 B"],
  [1_023, "1,023 B"],
  [1_024, "1 KB"],
  [5 * 1024 * 1024 - 1, "5 MB"],
  [1_300_000, "1.2 MB"],
  [100 * 1024 * 1024, "100 MB"],
])("4.4 %d bytes are %s", (bytes, text) => {
  expect(sizeText(bytes, format)).toBe(text);
});

it.each([
  [300, "0:01"],
  [12_500, "0:13"],
  [750_000, "12:30"],
])("4.4 %d milliseconds are %s", (ms, text) => {
  expect(lengthText(ms)).toBe(text);
});
