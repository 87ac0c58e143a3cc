import { describe, expect, test } from "vitest";
import { fromOurPages } from "./cross-site.ts";

const from = (headers: Record<string, string>, url = "https://siar.example/api/settings") =>
  fromOurPages((name) => headers[name] ?? null, url);

describe("who made the browser ask", () => {
  test("our own pages", () => {
    expect(from({ origin: "https://siar.example" })).toBe(true);
    expect(from({ "sec-fetch-site": "same-origin", origin: "https://siar.example" })).toBe(true);
    expect(from({ origin: "http://localhost:5173", host: "localhost:5173" }, "http://api/x")).toBe(
      true,
    );
  });

  test("programs, which send neither header", () => {
    expect(from({})).toBe(true);
  });

  test("another site, another port, a sandboxed frame, a sibling domain", () => {
    expect(from({ origin: "https://evil.example" })).toBe(false);
    expect(from({ origin: "https://siar.example:8443" })).toBe(false);
    expect(from({ origin: "null" })).toBe(false);
    expect(from({ origin: "https://siar.example.evil.example" })).toBe(false);
    expect(from({ "sec-fetch-site": "cross-site" })).toBe(false);
    expect(from({ "sec-fetch-site": "same-site" })).toBe(false);
    expect(from({ "sec-fetch-site": "same-site", origin: "https://shop.siar.example" })).toBe(
      false,
    );
  });
});
