import { insertedId, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { iso } from "@siar/kernel/clock";
import { ok, type Result } from "@siar/kernel/result";
import { query, verb } from "@siar/kernel/verb";
import { z } from "zod";
import { isConnected } from "../channels/index.ts";
import { loadContact, planUpdate } from "../contacts/index.ts";
import { workflowStatuses } from "../contacts/schema.ts";
import { membersWho } from "../members/index.ts";
import { getSettings } from "../settings/index.ts";
import { tellInbox } from "./live.ts";
import { Conversation, ConversationId, Note, NoteInput } from "./schema.ts";
import { answerConversation, loadConversation } from "./show.ts";
import {
  conversationWith,
  insertNote,
  openStatement,
  readStatement,
  setConversation,
} from "./store/acts.ts";
import type { ConversationRow } from "./store/list.ts";

interface Change {
  readonly statements: readonly Statement[];
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
}

/** Something that is done to one conversation, whose answer is the conversation. */
async function changed(
  ctx: Ctx,
  id: number,
  action: string,
  change: (row: ConversationRow) => Change,
) {
  const found = await loadConversation(ctx, id);
  if (!found.ok) return found;
  const { statements, before, after } = change(found.value);
  return ok({
    statements,
    audit: {
      action,
      entity: "conversation",
      entityId: id,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
    answer: () => told(ctx, id, found.value.contactId),
  });
}

async function told(ctx: Ctx, id: number, contactId: number): Promise<Result<Conversation>> {
  await tellInbox(ctx, [contactId]);
  return answerConversation(ctx, id);
}

export const open = verb({
  name: "conversation.open",
  summary: "The conversation with a contact; begun, if there is none yet.",
  permission: "conversation:reply",
  input: z.object({
    contactId: z.number().int().positive(),
    numberId: z.number().int().positive().optional().describe("Left out: the business's own."),
  }),
  output: Conversation,
  fails: ["not-found", "channel-not-connected"],
  run: async (ctx, { contactId, numberId: named }) => {
    const contact = await loadContact(ctx, contactId);
    if (!contact.ok) return contact;
    const numberId = named ?? (await getSettings(ctx)).defaultNumberId;
    if (numberId === null || !(await isConnected(ctx, numberId))) {
      return fail("channel-not-connected");
    }
    return ok({
      statements: [openStatement(ctx, contactId, numberId)],
      audit: { action: "conversation.open", entity: "contact", entityId: contactId },
      answer: async () => {
        const id = await conversationWith(ctx, contactId, numberId);
        return id === null
          ? fail("not-found", { what: "conversation" })
          : answerConversation(ctx, id);
      },
    });
  },
});

export const close = verb({
  name: "conversation.close",
  summary: "Close a conversation. Whatever the customer says next opens another.",
  permission: "conversation:reply",
  input: ConversationId,
  output: Conversation,
  fails: ["not-found"],
  run: (ctx, { id }) =>
    changed(ctx, id, "conversation.close", () => ({
      statements: [setConversation(ctx, id, { closedAt: ctx.now })],
    })),
});

export const reopen = verb({
  name: "conversation.reopen",
  summary: "Open a conversation again.",
  permission: "conversation:reply",
  input: ConversationId,
  output: Conversation,
  fails: ["not-found"],
  run: (ctx, { id }) =>
    changed(ctx, id, "conversation.reopen", () => ({
      statements: [setConversation(ctx, id, { closedAt: null })],
    })),
});

const Assignee = z.object({ id: z.number().int(), name: z.string() });

export const assignees = query({
  name: "conversation.assignees",
  summary: "The members who can look after a conversation.",
  permission: "conversation:view",
  input: z.object({}),
  output: z.object({ items: z.array(Assignee), nextCursor: z.null() }),
  run: async (ctx) => ok({ items: await membersWho(ctx, "conversation:reply"), nextCursor: null }),
});

export const assign = verb({
  name: "conversation.assign",
  summary: "Say who looks after a conversation; null: nobody in particular.",
  permission: "conversation:reply",
  input: ConversationId.extend({ memberId: z.number().int().positive().nullable() }),
  output: Conversation,
  fails: ["not-found", "member-unknown"],
  run: async (ctx, { id, memberId }) => {
    const members = await membersWho(ctx, "conversation:reply");
    const isMember = memberId === null || members.some((member) => member.id === memberId);
    if (!isMember) return fail("member-unknown");
    return changed(ctx, id, "conversation.assign", ({ assignedTo }) => ({
      statements: [setConversation(ctx, id, { assignedTo: memberId })],
      before: { assignedTo },
      after: { assignedTo: memberId },
    }));
  },
});

export const read = verb({
  name: "conversation.read",
  summary: "Everything up to this message of the customer's has been read.",
  permission: "conversation:reply",
  input: ConversationId.extend({ upTo: z.number().int().positive() }),
  output: Conversation,
  fails: ["not-found"],
  run: async (ctx, { id, upTo }) => {
    const found = await loadConversation(ctx, id);
    if (!found.ok) return found;
    return ok({
      statements: [readStatement(ctx, id, upTo)],
      answer: () => told(ctx, id, found.value.contactId),
    });
  },
});

export const note = verb({
  name: "conversation.note",
  summary: "Write down something for the team, which the customer never sees.",
  permission: "conversation:reply",
  input: NoteInput,
  output: Note,
  fails: ["not-found"],
  run: async (ctx, { id, text }) => {
    const found = await loadConversation(ctx, id);
    if (!found.ok) return found;
    return ok({
      statements: [insertNote(ctx, id, text)],
      audit: { action: "conversation.note", entity: "conversation", entityId: id },
      answer: async ([inserted]) => {
        await tellInbox(ctx, [found.value.contactId]);
        const by = ctx.actor.name;
        return ok({ kind: "note" as const, id: insertedId(inserted), at: iso(ctx.now), text, by });
      },
    });
  },
});

/** Labels and status belong to the contact: whoever talks with them may set these two alone. */
export const mark = verb({
  name: "conversation.mark",
  summary: "Set the labels and the workflow status of the contact; what is left out stays.",
  permission: "conversation:reply",
  input: ConversationId.extend({
    labelIds: z.array(z.number().int().positive()).max(100).optional(),
    workflowStatus: z.enum(workflowStatuses).optional(),
  }),
  output: Conversation,
  fails: ["not-found", "changed-meanwhile"],
  run: async (ctx, { id, ...edit }) => {
    const found = await loadConversation(ctx, id);
    if (!found.ok) return found;
    const { contactId } = found.value;
    const contact = await loadContact(ctx, contactId);
    if (!contact.ok) return contact;
    const plan = await planUpdate(ctx, { id: contactId, version: contact.value.version, ...edit });
    return plan.ok ? ok({ ...plan.value, answer: () => told(ctx, id, contactId) }) : plan;
  },
});
