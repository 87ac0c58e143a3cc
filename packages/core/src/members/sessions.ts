import { z } from "zod";
import { iso } from "@siar/kernel/clock";
import { guardChanged } from "@siar/kernel/commit";
import { personOf, type Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { deviceOf } from "./rules/index.ts";
import { MemberId, type OwnSession } from "./schema.ts";
import { endSession, endSessions, sessionsOf } from "./store.ts";

/** Where the asker is signed in; `currentId` is the session that asks. */
export async function listSessions(
  ctx: Ctx,
  currentId: number | null,
): Promise<Result<{ items: OwnSession[]; nextCursor: null }>> {
  const memberId = personOf(ctx);
  if (memberId === null) return fail("not-signed-in");
  const items = (await sessionsOf(ctx, memberId)).map((row) => ({
    id: row.id,
    device: deviceOf(row.userAgent),
    address: row.ipAddress,
    startedAt: iso(row.createdAt.getTime()),
    lastUsedAt: iso(row.updatedAt.getTime()),
    current: row.id === currentId,
  }));
  return ok({ items, nextCursor: null });
}

export const endOne = verb({
  name: "own-session.end",
  summary: "Sign out one of the places where you are signed in.",
  permission: null,
  input: MemberId,
  output: z.object({ id: z.number().int() }),
  fails: ["not-signed-in", "not-found"],
  run: async (ctx, { id }) => {
    const memberId = personOf(ctx);
    if (memberId === null) return fail("not-signed-in");
    return ok({
      statements: [endSession(ctx, memberId, id), guardChanged(ctx.db)],
      audit: { action: "session.end", entity: "member", entityId: memberId },
      onGuard: fail("not-found", { what: "session" }).error,
      answer: () => ({ id }),
    });
  },
});

export const endAll = verb({
  name: "own-session.end-all",
  summary: "Sign out everywhere, here as well.",
  permission: null,
  input: z.object({}),
  output: z.object({ ended: z.literal(true) }),
  fails: ["not-signed-in"],
  run: async (ctx) => {
    const memberId = personOf(ctx);
    if (memberId === null) return fail("not-signed-in");
    return ok({
      statements: [endSessions(ctx, memberId)],
      audit: { action: "session.end-all", entity: "member", entityId: memberId },
      answer: () => ({ ended: true as const }),
    });
  },
});
