import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { metaJson, signer } from "./meta-json.ts";

test("escapes slash, at and everything beyond ASCII as Meta does", () => {
  const json = metaJson({ text: "ä/@ 👍 50%" });
  expect(json).toBe('{"text":"\\u00e4\\/\\u0040 \\ud83d\\udc4d 50%"}');
  expect(JSON.parse(json)).toEqual({ text: "ä/@ 👍 50%" });
});

test("signs exactly these bytes, so that a re-serialised body does not verify", async () => {
  const body = metaJson({ text: "a/b@c é" });
  const expected = createHmac("sha256", "app-secret").update(body).digest("hex");
  expect(await signer("app-secret")(body)).toBe(`sha256=${expected}`);
  const again = JSON.stringify(JSON.parse(body));
  expect(await signer("app-secret")(again)).not.toBe(`sha256=${expected}`);
});
