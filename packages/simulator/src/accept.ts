import type { Network } from "./network.ts";
import { draw } from "./rules/draw.ts";
import { fillTemplate, noTranslation, sendable } from "./rules/fill-template.ts";
import { accepted, type Checked, graphError, refused } from "./rules/graph-error.ts";
import { type Content, type Outbound, parseOutbound } from "./rules/outbound-message.ts";
import { dialledDigits, phoneOfUserId, whatsappId, withCountry } from "./rules/phone.ts";
import type { Category } from "./rules/template.ts";
import { planSteps } from "./rules/status-plan.ts";
import { readWamid } from "./rules/wamid.ts";
import { overLimit, type Subject, troubleOf } from "./trouble.ts";
import { type BusinessNumber, countryCode } from "./world.ts";
import type { NewMessage } from "./store/messages.ts";

// Decides what Meta would say to a message: refused at once, accepted and failed later, held, or
// on its way. Nothing is written here; the caller stores what comes out.

export interface SendRequest {
  readonly number: BusinessNumber;
  readonly body: unknown;
  /** The body as it came, stored as the content of the message. */
  readonly text: string;
  readonly marketingEndpoint: boolean;
  readonly now: number;
}

export interface Acceptance {
  readonly message: NewMessage;
  readonly held: boolean;
  readonly input: string;
  readonly toUserId: boolean;
}

export function accept(network: Network, request: SendRequest): Checked<Acceptance> {
  const parsed = parseOutbound(request.body);
  if (!parsed.ok) return parsed;
  const phone = recipientPhone(parsed.value, request.number);
  if (!phone.ok) return phone;
  const subject = subjectOf(network, parsed.value.content, request);
  if (!subject.ok) return subject;
  const trouble = troubleOf(network, { ...subject.value, phone: phone.value, at: request });
  if (trouble !== null && !trouble.late) return refused(trouble.error);
  const windowOpen = network.windowIsOpen(request.number.id, phone.value, request.now);
  const limited = overLimit(network, request, phone.value, windowOpen);
  if (limited !== null) return refused(graphError(limited));
  const lateFailure = trouble?.error.code ?? null;
  const draft = { ...subject.value, phone: phone.value, windowOpen, lateFailure };
  return accepted(acceptance(network, request, parsed.value, draft));
}

interface Draft extends Subject {
  readonly phone: string;
  readonly windowOpen: boolean;
  readonly lateFailure: number | null;
}

function acceptance(
  network: Network,
  request: SendRequest,
  { envelope, content }: Outbound,
  draft: Draft,
): Acceptance {
  const { behaviour } = network;
  const seq = network.nextSeq();
  const held =
    draft.templateRef !== null && draw(behaviour.seed, seq, "hold") < behaviour.hold.share;
  const onlySent = content.type === "reaction";
  const message: NewMessage = {
    seq,
    direction: "out",
    phone: draft.phone,
    numberId: request.number.id,
    type: content.type,
    category: draft.category,
    windowOpen: draft.windowOpen,
    templateRef: draft.templateRef,
    callback: envelope.biz_opaque_callback_data ?? null,
    payload: request.text,
    acceptedAt: request.now,
    status: "accepted",
    steps: planSteps(behaviour, seq, { lateFailure: draft.lateFailure, onlySent, held }),
    heldForever: held && behaviour.hold.releaseAfter === null,
  };
  const toUserId = envelope.to === undefined;
  return { message, held, toUserId, input: envelope.to ?? envelope.recipient ?? "" };
}

function recipientPhone(outbound: Outbound, sender: BusinessNumber): Checked<string> {
  const { to, recipient } = outbound.envelope;
  if (to === undefined) {
    const phone = phoneOfUserId(recipient ?? "");
    return phone === null
      ? refused(graphError(131009, "recipient is not a user id"))
      : accepted(phone);
  }
  const digits = dialledDigits(to);
  if (digits === null) return refused(graphError(131009, "to is not a phone number"));
  const phone = whatsappId(withCountry(to, digits, countryCode));
  return phone === sender.digits ? refused(graphError(131021)) : accepted(phone);
}

function subjectOf(network: Network, content: Content, request: SendRequest): Checked<Subject> {
  if (content.type !== "template") {
    if (request.marketingEndpoint) return refused(graphError(131055));
    const reaction = content.type === "reaction" ? content.reaction.message_id : null;
    if (reaction !== null && !canReact(network, reaction, request.now)) {
      return refused(graphError(131009, "message_id: no message of the last 30 days"));
    }
    return accepted({ category: "service", templateRef: null, media: mediaOf(content) });
  }
  const { name, language } = content.template;
  const found = network.templates.byName(name, language.code);
  if (found === undefined) return refused(noTranslation(name, language.code));
  const usable = sendable(found.template);
  if (!usable.ok) return usable;
  const filled = fillTemplate(usable.value, content.template);
  if (!filled.ok) return filled;
  const { category } = usable.value;
  if (request.marketingEndpoint && category !== "MARKETING") return refused(graphError(134100));
  const { header } = filled.value;
  return accepted({
    category: categoryName(category, request.marketingEndpoint),
    templateRef: found.ref,
    media: header !== null && "id" in header ? withKind(header.kind, header.id) : null,
  });
}

function categoryName(category: Category, marketingEndpoint: boolean): string {
  return marketingEndpoint ? "marketing_lite" : category.toLowerCase();
}

function mediaOf(content: Content): Subject["media"] {
  switch (content.type) {
    case "image":
      return withKind("image", content.image.id);
    case "video":
      return withKind("video", content.video.id);
    case "document":
      return withKind("document", content.document.id);
    case "audio":
      return withKind("audio", content.audio.id);
    case "sticker":
      return withKind("sticker", content.sticker.id);
    default:
      return null;
  }
}

function withKind(kind: string, id: string | undefined): Subject["media"] {
  return id === undefined ? null : { id, kind };
}

function canReact(network: Network, wamid: string, now: number): boolean {
  const key = readWamid(wamid);
  if (key === null || key.epoch !== network.epoch) return false;
  const row = network.messages.find(key.seq);
  return row !== undefined && row.accepted_at > now - 30 * 24 * 3_600_000;
}
