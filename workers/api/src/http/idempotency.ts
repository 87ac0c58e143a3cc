import { and, eq, isNull, lt } from "drizzle-orm";
import { SECOND } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { sha256 } from "@siar/kernel/secret";
import { idempotencyKeys } from "@siar/kernel/tables";
import type { MiddlewareHandler } from "hono";
import type { HonoEnv } from "./context.ts";
import { problem } from "./problem.ts";
import type { Route } from "./route.ts";

const MAX_KEY = 200;
/** A request that died without a word is given up after this long. */
const ABANDONED_AFTER = 60 * SECOND;

type Key = typeof idempotencyKeys.$inferSelect;

/**
 * A POST with an `Idempotency-Key` is carried out once. The verb's own batch marks the key as
 * committed, so even an answer that got lost cannot make a repetition act again.
 */
export const idempotent =
  ({ secret }: Pick<Route, "secret">): MiddlewareHandler<HonoEnv> =>
  async (c, next) => {
    const key = c.req.header("idempotency-key");
    if (key === undefined) return next();
    if (key.length === 0 || key.length > MAX_KEY) {
      const errors = [{ path: "Idempotency-Key", message: `1 to ${MAX_KEY} characters` }];
      return problem(c, fail("invalid-input", {}, errors).error);
    }
    const { ctx } = c.var;
    const request = await fingerprint(c.req.method, c.req.path, await c.req.text());
    const mine = await take(ctx, ownerOf(ctx), key, request);
    if (mine.kind === "taken") {
      const seen = mine.row;
      if (seen.request !== request) return problem(c, fail("idempotency-mismatch").error);
      if (seen.status !== null) return replay(seen);
      return problem(
        c,
        fail(seen.committedAt === null ? "request-in-progress" : "answer-lost").error,
      );
    }
    c.set("ctx", { ...ctx, idempotencyId: mine.id });
    await next();
    await remember(ctx, mine.id, c.res, secret);
  };

const ownerOf = ({ actor }: Ctx): string =>
  `${actor.kind}:${actor.kind === "key" ? actor.keyId : actor.memberId}`;

const fingerprint = (method: string, path: string, body: string): Promise<string> =>
  sha256(`${method} ${path}\n${body}`);

type Taken = { kind: "mine"; id: number } | { kind: "taken"; row: Key };

async function take(ctx: Ctx, owner: string, key: string, request: string): Promise<Taken> {
  const { owner: ownerColumn, key: keyColumn, committedAt, createdAt } = idempotencyKeys;
  const [, inserted, [row]] = await ctx.db.batch([
    ctx.db
      .delete(idempotencyKeys)
      .where(
        and(
          eq(ownerColumn, owner),
          eq(keyColumn, key),
          isNull(committedAt),
          isNull(idempotencyKeys.status),
          lt(createdAt, ctx.now - ABANDONED_AFTER),
        ),
      ),
    ctx.db
      .insert(idempotencyKeys)
      .values({ owner, key, request, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: idempotencyKeys.id }),
    ctx.db
      .select()
      .from(idempotencyKeys)
      .where(and(eq(ownerColumn, owner), eq(keyColumn, key))),
  ]);
  const id = inserted[0]?.id;
  if (id !== undefined) return { kind: "mine", id };
  if (row === undefined) throw new Error("An idempotency key was neither taken nor free");
  return { kind: "taken", row };
}

const replay = (seen: Key): Response =>
  new Response(seen.answer, {
    status: seen.status ?? 200,
    headers: {
      "content-type": (seen.status ?? 200) >= 400 ? "application/problem+json" : "application/json",
      "idempotent-replayed": "true",
    },
  });

/** A server error says nothing about the outcome, so it is not kept and the caller may try again. */
async function remember(ctx: Ctx, id: number, response: Response, secret: boolean): Promise<void> {
  if (secret && response.ok) return;
  if (response.status >= 500) {
    await ctx.db
      .delete(idempotencyKeys)
      .where(and(eq(idempotencyKeys.id, id), isNull(idempotencyKeys.committedAt)));
    return;
  }
  const answer = await response.clone().text();
  await ctx.db
    .update(idempotencyKeys)
    .set({ status: response.status, answer })
    .where(eq(idempotencyKeys.id, id));
}
