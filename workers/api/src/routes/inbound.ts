import { openFile } from "@siar/core/inbound";
import { z } from "zod";
import { fileAnswer } from "../http/media-file.ts";
import { problem } from "../http/problem.ts";
import { handled, type Route } from "../http/route.ts";

const file = {
  name: "conversation.file",
  summary: "The file that a customer sent with a message.",
  permission: "conversation:view",
  input: z.object({ id: z.coerce.number().int().positive() }),
  output: z.string(),
  fails: ["not-found", "media-on-its-way"],
  gives: "application/octet-stream",
} as const;

export const inboundRoutes: readonly Route[] = [
  handled("GET", "/api/conversations/messages/:id/file", file, async (c, { id }) => {
    const opened = await openFile(c.var.ctx, c.env.FILES, id);
    return opened.ok ? fileAnswer(opened.value) : problem(c, opened.error);
  }),
];
