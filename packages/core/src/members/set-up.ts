import { z } from "zod";
import { guardThat } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { query, verb } from "@siar/kernel/verb";
import { createStatement } from "../settings/index.ts";
import { acceptPassword } from "./password.ts";
import { SetUp } from "./schema.ts";
import { hasMembers, insertStatements, noMembersYet } from "./store.ts";

export const setUpNeeded = query({
  name: "setup.get",
  summary: "Ask whether the first owner is still to be made.",
  permission: null,
  input: z.object({}),
  output: z.object({ needed: z.boolean() }),
  run: async (ctx) => ok({ needed: !(await hasMembers(ctx)) }),
});

/** Of two that set up at once, one finds the guard shut. */
export const setUp = verb({
  name: "setup.create",
  summary: "Set the business up and make its first owner, who is signed in. Works once.",
  permission: null,
  input: SetUp,
  output: z.null(),
  fails: ["already-set-up", "weak-password"],
  run: async (ctx, { businessName, defaultCountry, timezone, locale, ...person }) => {
    if (await hasMembers(ctx)) return fail("already-set-up");
    const hash = await acceptPassword(person.password, { ...person, businessName });
    if (!hash.ok) return hash;
    const { name, email } = person;
    const business = { businessName, defaultCountry, timezone, locale };
    return ok({
      statements: [
        guardThat(ctx.db, noMembersYet),
        createStatement(ctx, business),
        ...insertStatements(ctx, { name, email, role: "owner", passwordHash: hash.value }),
      ],
      audit: {
        action: "setup.create",
        entity: "settings",
        entityId: 1,
        after: { ...business, name, email },
      },
      onGuard: fail("already-set-up").error,
      answer: () => null,
    });
  },
});
