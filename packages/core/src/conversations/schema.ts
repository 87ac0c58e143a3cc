import { z } from "zod";
import { PageInput } from "@siar/kernel/page";
import { PlainText, Title } from "@siar/kernel/plain-text";
import { Contact, workflowStatuses } from "../contacts/schema.ts";

export const replyKinds = ["text", "image", "video", "document", "audio", "template"] as const;
export const replyStatuses = ["sending", "sent", "delivered", "read", "failed", "unknown"] as const;
export type ReplyStatus = (typeof replyStatuses)[number];

const Time = z.iso.datetime();
const Count = z.number().int().nonnegative();
const Id = z.coerce.number().int().positive();

const Last = z.object({
  from: z.enum(["them", "us"]),
  type: z.string(),
  text: z.string(),
  status: z.enum(replyStatuses).nullable(),
  at: Time,
});

export const Conversation = z
  .object({
    id: z.number().int(),
    contact: Contact,
    number: z.object({ id: z.number().int(), phone: z.string(), name: z.string() }),
    state: z.enum(["open", "closed"]),
    assignedTo: z.object({ id: z.number().int(), name: z.string() }).nullable(),
    unread: Count.describe("What the customer wrote and nobody has read."),
    windowUntil: Time.nullable().describe(
      "Until then a text or a file may be sent, afterwards only a template; null: never wrote.",
    ),
    last: Last.nullable().describe("What was said last, by whom."),
    ratingAskedAt: Time.nullable().describe("While the customer's rating is waited for."),
    openedAt: Time,
    lastMessageAt: Time,
    closedAt: Time.nullable(),
  })
  .meta({ id: "Conversation" });
export type Conversation = z.infer<typeof Conversation>;

export const ConversationId = z.object({ id: Id });

const Flag = z.enum(["true", "false"]).transform((flag) => flag === "true");

export const ConversationFilter = PageInput.extend({
  search: Title.max(100).optional().describe("Part of a name or of a phone number."),
  state: z.enum(["open", "closed", "all"]).default("open"),
  assigned: z
    .union([z.enum(["me", "nobody"]), Id])
    .optional()
    .describe("`me`, `nobody`, or a member's id."),
  unread: Flag.pipe(z.boolean()).optional(),
  labelId: Id.optional(),
  workflowStatus: z.enum(workflowStatuses).optional(),
  contactId: Id.optional(),
});
export type ConversationFilter = z.output<typeof ConversationFilter>;

const Quoted = z.object({ from: z.enum(["them", "us"]), text: z.string() });

const Heard = z.object({
  kind: z.literal("in"),
  id: Count,
  at: Time,
  type: z.string(),
  text: z.string(),
  file: z.object({ name: z.string().nullable(), mime: z.string().nullable() }).nullable(),
  place: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  quoted: Quoted.nullable(),
});

export const Reply = z
  .object({
    kind: z.literal("out"),
    id: Count,
    at: Time,
    type: z.enum(replyKinds),
    text: z.string(),
    mediaId: Count.nullable(),
    by: z.string().describe("Who wrote it."),
    status: z.enum(replyStatuses).describe("`unknown`: Meta's answer was lost; never sent again."),
    errorCode: z.number().int().nullable(),
    errorMessage: z.string().nullable().describe("Why it did not arrive, and what to do about it."),
    sentAt: Time.nullable(),
    deliveredAt: Time.nullable(),
    readAt: Time.nullable(),
  })
  .meta({ id: "ConversationReply" });
export type Reply = z.infer<typeof Reply>;

const Campaigned = z.object({
  kind: z.literal("campaign"),
  id: Count,
  at: Time,
  text: z.string().describe("As this customer got it."),
  status: z.enum(replyStatuses),
  deliveredAt: Time.nullable(),
  readAt: Time.nullable(),
  campaign: z
    .object({ id: Count, name: z.string() })
    .nullable()
    .describe("Null for whoever may not see campaigns."),
});

export const Note = z
  .object({ kind: z.literal("note"), id: Count, at: Time, text: z.string(), by: z.string() })
  .meta({ id: "ConversationNote" });
export type Note = z.infer<typeof Note>;

export const ThreadItem = z
  .discriminatedUnion("kind", [Heard, Reply, Campaigned, Note])
  .meta({ id: "ThreadItem" });
export type ThreadItem = z.infer<typeof ThreadItem>;

export const Thread = z
  .object({
    items: z.array(ThreadItem).describe("Oldest first."),
    olderCursor: z.string().nullable(),
    newerCursor: z.string().nullable().describe("Asked for later, it shows what came meanwhile."),
  })
  .meta({ id: "Thread" });

export const ThreadInput = ConversationId.extend({
  ...PageInput.shape,
  direction: z.enum(["older", "newer"]).default("older").describe("Which way the cursor goes."),
});

const MediaMessage = z.object({
  type: z.enum(["image", "video", "document", "audio"]),
  mediaId: z.number().int().positive(),
  text: PlainText.max(1_024).default("").describe("What stands below the file."),
});

export const ReplyInput = ConversationId.extend({
  message: z.discriminatedUnion("type", [
    z.object({ type: z.literal("text"), text: PlainText.trim().min(1).max(4_096) }),
    MediaMessage,
    z.object({
      type: z.literal("template"),
      templateId: z.number().int().positive(),
      variables: z.record(z.string().max(64), PlainText.max(2_000)).default({}),
      mediaId: z.number().int().positive().nullable().default(null),
    }),
  ]),
});
export type ReplyMessage = z.output<typeof ReplyInput>["message"];

export const NoteInput = ConversationId.extend({ text: PlainText.trim().min(1).max(4_000) });

/** As it is written after the slash. */
const Shortcut = Title.toLowerCase().regex(
  /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u,
  "Letters, digits, - and _ only: it is written after a slash.",
);

export const CannedReply = z
  .object({
    id: z.number().int(),
    version: z.number().int(),
    shortcut: z.string(),
    text: z.string(),
  })
  .meta({ id: "CannedReply" });
export type CannedReply = z.infer<typeof CannedReply>;

export const CannedInput = z.object({
  shortcut: Shortcut,
  text: PlainText.trim().min(1).max(4_096).describe("May say {name}: the customer's name."),
});

/** What travels over `GET /api/conversations/live`: of whom something is new, and nothing else. */
export const InboxFrame = z.object({
  type: z.enum(["hello", "changed"]),
  contactIds: z.array(Count).describe("Empty: more than can be named."),
});
export type InboxFrame = z.infer<typeof InboxFrame>;
