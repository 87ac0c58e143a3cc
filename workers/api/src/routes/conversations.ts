import * as conversations from "@siar/core/conversations";
import { InboxFrame } from "@siar/core/conversations/schema";
import * as media from "@siar/core/media";
import { MediaId } from "@siar/core/media/schema";
import { list as listTemplates } from "@siar/core/approved-templates";
import { fail } from "@siar/kernel/errors";
import { z } from "zod";
import { lending } from "../http/lending.ts";
import { serveMedia } from "../http/serve-media.ts";
import { problem } from "../http/problem.ts";
import { handled, route, type AnyVerb, type Route } from "../http/route.ts";

const live = {
  name: "conversation.live",
  summary: "Watch the inbox: a WebSocket that names the contacts with whom something is new.",
  permission: "conversation:view",
  input: z.object({}),
  output: InboxFrame,
  fails: ["upgrade-required"],
} as const;

/** What somebody answers with, who otherwise has nothing to do with templates and media. */
const forReplies = (verb: AnyVerb, name: string, summary: string): AnyVerb => ({
  ...verb,
  name,
  summary,
  permission: "conversation:reply",
  perform: (ctx, input) => verb.perform(ctx, input),
});

const file = {
  name: "conversation.sent-file",
  summary: "A file that the business sent in a conversation, or may send.",
  permission: "conversation:view",
  input: MediaId,
  output: z.string(),
  fails: ["not-found", "media-gone"],
  gives: "application/octet-stream",
} as const;

const thumbnail = {
  ...file,
  name: "conversation.sent-thumbnail",
  summary: "The small picture of such a file.",
  gives: "image/jpeg",
} as const;

export const conversationRoutes: readonly Route[] = [
  route("GET", "/api/conversations", conversations.list),
  route("POST", "/api/conversations", conversations.open),
  route("GET", "/api/conversations/unread", conversations.unread),
  route("GET", "/api/conversations/assignees", conversations.assignees),
  route(
    "GET",
    "/api/conversations/templates",
    forReplies(listTemplates, "conversation.templates", "The templates to answer with, by name."),
  ),
  route(
    "GET",
    "/api/conversations/media",
    forReplies(media.list, "conversation.media", "The files to answer with, the newest first."),
  ),
  handled("GET", "/api/conversations/media/:id/file", file, serveMedia("file")),
  handled("GET", "/api/conversations/media/:id/thumbnail", thumbnail, serveMedia("thumbnail")),
  handled("GET", "/api/conversations/live", live, async (c) => {
    if (c.req.header("upgrade") !== "websocket") return problem(c, fail("upgrade-required").error);
    const headers = { upgrade: "websocket" };
    return conversations.inbox(c.env.INBOX).fetch(new Request("https://inbox/", { headers }));
  }),
  route("GET", "/api/conversations/:id", conversations.get),
  route("GET", "/api/conversations/:id/thread", conversations.thread),
  lending("POST", "/api/conversations/:id/replies", conversations.reply, 201),
  lending("POST", "/api/conversations/:id/ask-rating", conversations.askRating, 201),
  route("POST", "/api/conversations/:id/notes", conversations.note, 201),
  route("POST", "/api/conversations/:id/assign", conversations.assign),
  route("POST", "/api/conversations/:id/read", conversations.read),
  route("POST", "/api/conversations/:id/close", conversations.close),
  route("POST", "/api/conversations/:id/reopen", conversations.reopen),
  route("PUT", "/api/conversations/:id/contact", conversations.mark),
  route("GET", "/api/canned-replies", conversations.listCanned),
  route("POST", "/api/canned-replies", conversations.createCanned, 201),
  route("PUT", "/api/canned-replies/:id", conversations.updateCannedReply),
  route("DELETE", "/api/canned-replies/:id", conversations.removeCannedReply),
];
