import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { chosenMedia } from "../media/index.ts";
import { checkMessage } from "./check.ts";
import { limitOf, type MessageTemplate, type MessageTemplateInput } from "./schema.ts";
import { findTemplate } from "./store.ts";

export const nameTaken = (name: string) => ({
  "campaign_templates.name": fail("name-taken", { name }, [
    { path: "name", message: "This name is taken." },
  ]).error,
});

/** Something to say, that can be read and is short enough; a file only where there is a place for one. */
export async function checkedTemplate(
  ctx: Ctx,
  input: MessageTemplateInput,
): Promise<Result<MessageTemplateInput>> {
  const { text, type, mediaId } = input;
  if (text.trim() === "" && type === "text") {
    return fail("invalid-input", {}, [{ path: "text", message: "Write what they should read." }]);
  }
  const checked = await checkMessage(ctx, text, limitOf(type));
  if (!checked.ok) return checked;
  if (type === "text") return ok({ ...input, mediaId: null });
  if (mediaId === null) {
    return fail("invalid-input", {}, [{ path: "mediaId", message: "Choose a file." }]);
  }
  const chosen = await chosenMedia(ctx, mediaId, type, "mediaId");
  return chosen.ok ? ok(input) : chosen;
}

export async function answerTemplate(ctx: Ctx, id: number): Promise<Result<MessageTemplate>> {
  const template = await findTemplate(ctx, id);
  return template === null ? fail("not-found", { what: "message template" }) : ok(template);
}

/** What can go wrong with a text that a person writes. */
export const textFailures = [
  "invalid-input",
  "message-too-long",
  "message-brace-open",
  "message-variable-malformed",
  "message-choice-single",
  "message-too-deep",
  "message-variable-unknown",
] as const;

/** And with its file. */
export const templateFailures = [...textFailures, "media-gone", "media-kind-wrong"] as const;
