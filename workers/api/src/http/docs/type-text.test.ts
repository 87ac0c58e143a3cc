import { expect, test } from "vitest";
import { typeText } from "./type-text.ts";

test("a schema reads like a type", () => {
  const schema = {
    type: "object",
    required: ["id", "status"],
    properties: {
      id: { type: "integer", exclusiveMinimum: 0 },
      status: { enum: ["draft", "running"] },
      name: { type: "string", maxLength: 100, default: "", description: "What people see." },
      contact: { anyOf: [{ $ref: "#/components/schemas/Contact" }, { type: "null" }] },
      tags: { type: "array", items: { type: "string" } },
    },
  };
  expect(typeText(schema)).toBe(
    [
      "{",
      "  id: integer (> 0)",
      '  status: "draft" | "running"',
      '  name?: string (length ≤ 100)  // default ""; What people see.',
      "  contact?: Contact | null",
      "  tags?: string[]",
      "}",
    ].join("\n"),
  );
});
