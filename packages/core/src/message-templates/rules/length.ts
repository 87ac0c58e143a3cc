import { fail } from "@siar/kernel/failure";
import type { Fault } from "./block.ts";
import type { Part } from "./parts.ts";

/** How long the writer's own words may become, before any value is put in. */
export const longestOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + longestPart(part), 0);

function longestPart(part: Part): number {
  switch (part.kind) {
    case "text":
      return part.text.length;
    case "variable":
      return 0;
    case "condition":
      return Math.max(longestOf(part.words), longestOf(part.otherwise));
    case "choice":
      return Math.max(...part.options.map(longestOf));
  }
}

/** More than Meta takes; it counts UTF-16 units, as far as is known. */
export const tooLong = (length: number, limit: number): Fault | null =>
  length <= limit
    ? null
    : { from: 0, to: 0, failure: fail("message-too-long", { length, limit }).error };
