import { hashKey } from "@tanstack/react-query";
import type { Entity } from "../../../lib/api.ts";

/** What people write around and between the digits of a number. */
const written = /^\+?[\d\s().-]+$/u;
const fewest = 7;
const most = 15;

export interface Numbers {
  readonly numbers: readonly string[];
  /** Lines that are no number: a heading, a name, half a number. */
  readonly ignored: number;
}

const isNumber = (text: string): boolean => {
  const digits = text.replaceAll(/\D/gu, "").length;
  return written.test(text) && digits >= fewest && digits <= most;
};

/** The phone numbers of a text, each once: one a line, or with commas, semicolons or tabs between. */
export function numbersIn(text: string): Numbers {
  const parts = text
    .split(/[\n\r,;\t]+/u)
    .map((part) => part.trim().replaceAll(/^["']|["']$/gu, ""))
    .filter((part) => part !== "");
  const numbers = new Set(parts.filter(isNumber).map((part) => part.replaceAll(/[^\d+]/gu, "")));
  return { numbers: [...numbers], ignored: parts.filter((part) => !isNumber(part)).length };
}

export const wearing = (labelId: number): Entity<"Criteria"> => ({
  field: "label",
  op: "has_any",
  value: [labelId],
});

type Import = Pick<Entity<"Import">, "status" | "plan">;

export const isTakenIn = ({ status }: Import): boolean =>
  status === "queued" || status === "running";

/** Whether people are still on their way into a segment that was made of their numbers. */
export const isFilling = (
  { criteria }: Pick<Entity<"Segment">, "criteria">,
  imports: readonly Import[],
): boolean =>
  imports.some(
    (each) =>
      isTakenIn(each) &&
      each.plan?.labelIds?.some((id) => hashKey([wearing(id)]) === hashKey([criteria])),
  );
