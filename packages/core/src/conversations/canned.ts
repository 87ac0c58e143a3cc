import { guardChanged, insertedId, newest } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import type { Ctx } from "@siar/kernel/ctx";
import { ok, type Result } from "@siar/kernel/result";
import { query, verb } from "@siar/kernel/verb";
import { z } from "zod";
import { CannedInput, CannedReply, ConversationId } from "./schema.ts";
import {
  allCanned,
  findCanned,
  insertCanned,
  removeCanned,
  updateCanned,
  type CannedRow,
} from "./store/acts.ts";

const show = ({ id, version, shortcut, text }: CannedRow): CannedReply => ({
  id,
  version,
  shortcut,
  text,
});

async function load(ctx: Ctx, id: number): Promise<Result<CannedReply>> {
  const row = await findCanned(ctx, id);
  return row === null ? fail("not-found", { what: "canned-reply" }) : ok(show(row));
}

const nameTaken = (shortcut: string) => ({
  "canned_replies.shortcut": fail("name-taken", { name: `/${shortcut}` }, [
    { path: "shortcut", message: "Another reply has this shortcut." },
  ]).error,
});

export const listCanned = query({
  name: "canned-reply.list",
  summary: "List the replies that are ready to be used, by their shortcut.",
  permission: "conversation:view",
  input: z.object({}),
  output: z.object({ items: z.array(CannedReply), nextCursor: z.null() }),
  run: async (ctx) => ok({ items: (await allCanned(ctx)).map(show), nextCursor: null }),
});

export const createCanned = verb({
  name: "canned-reply.create",
  summary: "Keep a reply that is often given.",
  permission: "conversation:reply",
  input: CannedInput,
  output: CannedReply,
  fails: ["name-taken"],
  run: async (ctx, words) =>
    ok({
      statements: [insertCanned(ctx, words)],
      audit: {
        action: "canned-reply.create",
        entity: "canned-reply",
        entityId: newest("canned_replies"),
        after: words,
      },
      onDuplicate: nameTaken(words.shortcut),
      answer: ([inserted]) => load(ctx, insertedId(inserted)),
    }),
});

export const updateCannedReply = verb({
  name: "canned-reply.update",
  summary: "Change a reply that is often given.",
  permission: "conversation:reply",
  input: CannedInput.extend({ id: ConversationId.shape.id, version: z.number().int() }),
  output: CannedReply,
  fails: ["not-found", "changed-meanwhile", "name-taken"],
  run: async (ctx, { id, version, ...words }) => {
    const found = await load(ctx, id);
    if (!found.ok) return found;
    const { shortcut, text } = found.value;
    return ok({
      statements: [updateCanned(ctx, { id, version }, words), guardChanged(ctx.db)],
      audit: {
        action: "canned-reply.update",
        entity: "canned-reply",
        entityId: id,
        before: { shortcut, text },
        after: words,
      },
      onDuplicate: nameTaken(words.shortcut),
      answer: () => load(ctx, id),
    });
  },
});

export const removeCannedReply = verb({
  name: "canned-reply.delete",
  summary: "Throw away a reply that is often given.",
  permission: "conversation:reply",
  input: ConversationId,
  output: z.object({ id: z.number().int() }),
  fails: ["not-found", "changed-meanwhile"],
  run: async (ctx, { id }) => {
    const found = await load(ctx, id);
    if (!found.ok) return found;
    const { shortcut, text } = found.value;
    return ok({
      statements: [removeCanned(ctx, id), guardChanged(ctx.db)],
      audit: {
        action: "canned-reply.delete",
        entity: "canned-reply",
        entityId: id,
        before: { shortcut, text },
      },
      answer: () => ({ id }),
    });
  },
});
