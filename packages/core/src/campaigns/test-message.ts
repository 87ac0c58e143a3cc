import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { metaFailure, type Sender } from "../channels/index.ts";
import { showPhone } from "../contacts/index.ts";
import { mediaAtMeta, type MediaTrouble } from "../media/index.ts";
import { ANY_META_ID, attemptOf, mediaOf, type Rendered } from "../sending/rules/index.ts";
import type { FrozenMessage } from "../sending/schema.ts";
import { missingVariable } from "./rules/index.ts";
import type { TestRecipient } from "./test-recipient.ts";

/** What a test says to somebody. */
export interface TestMessage {
  readonly rendered: Rendered;
  /** The file that goes with it, and how to say the same with another id of it. */
  readonly file: SentFile | null;
  /** As whoever sends the test may read it. */
  readonly text: string;
}

interface SentFile {
  readonly mediaId: number;
  readonly metaId: string;
  again(): Promise<Result<Rendered>>;
}

/** What a campaign says, and to whom. */
interface Said {
  readonly campaignId: number;
  readonly message: FrozenMessage;
  readonly to: TestRecipient;
}

/** Somebody waits for the answer, so Meta gets one chance to take the file. */
export async function withFile(
  ctx: Ctx,
  files: R2Bucket,
  sender: Sender,
  said: Said,
): Promise<Result<TestMessage>> {
  const mediaId = mediaOf(said.message);
  const dry = renderFor(ctx, said, mediaId === null ? null : ANY_META_ID);
  if (mediaId === null || !dry.ok) return dry.ok ? ok({ ...dry.value, file: null }) : dry;
  const uploaded = () => mediaAtMeta(ctx, mediaId, { files, sender, tries: 1 });
  const metaId = await uploaded();
  if (!metaId.ok) return mediaFailure(metaId.error, ctx.locale);
  const again = async (): Promise<Result<Rendered>> => {
    const renewed = await uploaded();
    if (!renewed.ok) return mediaFailure(renewed.error, ctx.locale);
    const rendered = renderFor(ctx, said, renewed.value);
    return rendered.ok ? ok(rendered.value.rendered) : rendered;
  };
  const rendered = renderFor(ctx, said, metaId.value);
  if (!rendered.ok) return rendered;
  return ok({ ...rendered.value, file: { mediaId, metaId: metaId.value, again } });
}

const mediaFailure = (trouble: MediaTrouble, locale: Ctx["locale"]) =>
  trouble.kind === "gone" ? fail("media-gone") : metaFailure(trouble, locale);

function renderFor(
  ctx: Ctx,
  { campaignId, message, to: { person } }: Said,
  metaId: string | null,
): Result<Omit<TestMessage, "file">> {
  const attempt = attemptOf(message, campaignId, metaId);
  if (!attempt.ok) return attempt;
  const { render } = attempt.value;
  const rendered = render(person);
  if (!rendered.ok) return missingVariable(rendered.error);
  const shown = render({ ...person, phone: showPhone(ctx, person.phone) });
  return ok({ rendered: rendered.value, text: shown.ok ? shown.value.text : "" });
}
