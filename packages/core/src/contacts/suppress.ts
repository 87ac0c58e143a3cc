import { PlainText } from "@siar/kernel/plain-text";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { suppressStatements } from "../consent/index.ts";
import { getSettings } from "../settings/index.ts";
import { phoneReader } from "./rules/index.ts";
import { UserId } from "./schema.ts";

const MOST = 10_000;
const MOST_SHOWN = 20;

/** As many as one statement reads without holding the database for long. */
const CHUNK = 1_000;

/** People who are to be left in peace, known here or not: whoever becomes a contact later, too. */
export const suppress = verb({
  name: "contact.suppress",
  summary: "Opt out everybody on a list: contacts at once, others should they ever become one.",
  permission: "contact:write",
  input: z.object({
    identities: z
      .array(z.string().trim().max(200))
      .min(1)
      .max(MOST)
      .describe("Phone numbers, or Meta's user ids."),
    reason: PlainText.trim().min(1, "A reason is needed.").max(500),
  }),
  output: z.object({
    suppressed: z.number().int().describe("Read and taken, those among them that were before."),
    unreadable: z.array(z.string()).describe("The first twenty that are neither."),
    unreadableCount: z.number().int(),
  }),
  fails: ["invalid-input"],
  run: async (ctx, { identities, reason }) => {
    const readPhone = phoneReader((await getSettings(ctx)).defaultCountry);
    const given = identities.filter((identity) => identity !== "");
    const read = given.map((text) => readPhone(text) ?? userIdOf(text));
    const taken = [...new Set(read.filter((identity) => identity !== null))];
    const unreadable = given.filter((_, at) => read[at] === null);
    if (taken.length === 0) {
      const message = "Nothing here is a phone number.";
      return fail("invalid-input", {}, [{ path: "identities", message }]);
    }
    const chunks = Array.from({ length: Math.ceil(taken.length / CHUNK) }, (_, at) =>
      taken.slice(at * CHUNK, (at + 1) * CHUNK),
    );
    return ok({
      statements: chunks.flatMap((chunk) => suppressStatements(ctx, chunk, reason)),
      audit: { action: "contact.suppress", after: { count: taken.length, reason } },
      answer: () => ({
        suppressed: taken.length,
        unreadable: unreadable.slice(0, MOST_SHOWN),
        unreadableCount: unreadable.length,
      }),
    });
  },
});

const userIdOf = (text: string): string | null => {
  const id = UserId.safeParse(text);
  return id.success ? id.data : null;
};
