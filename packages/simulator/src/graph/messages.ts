import { accept, type Acceptance } from "../accept.ts";
import type { Row } from "../network.ts";
import type { Network } from "../network.ts";
import { type Outage, outageFor } from "../outage.ts";
import { draw, within } from "../rules/draw.ts";
import { graphError, unknownObject } from "../rules/graph-error.ts";
import { userIdOf } from "../rules/phone.ts";
import { readWamid } from "../rules/wamid.ts";
import { findNumber } from "../world.ts";
import { type Answer, refusal } from "./answer.ts";
import { tokenProblem } from "./token.ts";

// POST /{version}/{phone-number-id}/messages, the one call that has to be fast.

export interface Send {
  readonly numberId: string;
  readonly authorization: string;
  readonly text: string;
  readonly marketingEndpoint: boolean;
}

export interface SendAnswer {
  readonly status: number;
  readonly body: string;
  /** Milliseconds that Meta takes; what was sent is already on its way. */
  readonly wait: number;
  readonly outage: Outage["kind"] | null;
}

interface Decision {
  readonly answer: Answer;
  readonly row: Row | null;
}

/** Many sends, one transaction. */
export function sendAll(network: Network, token: string, sends: readonly Send[]): SendAnswer[] {
  const now = Date.now();
  const rows: Row[] = [];
  const answers = sends.map((send) => {
    const chance = network.nextTry();
    const outage = outageFor(network.behaviour, "/messages", chance);
    if (outage !== null && !outage.accepts) return lost(outage);
    const { answer, row } = decide(network, token, send, now);
    if (row !== null) rows.push(row);
    if (outage !== null) return lost(outage);
    const wait = within(network.behaviour.latency, draw(network.behaviour.seed, chance, "latency"));
    return { status: answer.status, body: JSON.stringify(answer.body), wait, outage: null };
  });
  if (rows.length > 0) network.write(rows);
  return answers;
}

function lost(outage: Outage): SendAnswer {
  return { status: 0, body: "", wait: 0, outage: outage.kind };
}

function decide(network: Network, token: string, send: Send, now: number): Decision {
  const { numberId, text, marketingEndpoint } = send;
  const denied = tokenProblem(network, token, send.authorization, "whatsapp_business_messaging");
  if (denied !== null) return { answer: refusal(denied), row: null };
  const number = findNumber(numberId);
  if (number === undefined) return { answer: refusal(unknownObject(numberId, "post")), row: null };
  const body = parseJson(text);
  const receipt = readReceipt(network, body);
  if (receipt !== null) return { answer: receipt, row: null };
  const outcome = accept(network, { number, body, text, marketingEndpoint, now });
  if (outcome.ok) {
    const { message } = outcome.value;
    return { answer: success(network, outcome.value), row: { kind: "message", message } };
  }
  const { code, details } = outcome.error;
  const phone = stringAt(body, "to");
  const callback = stringAt(body, "biz_opaque_callback_data");
  const rejection = { at: now, numberId, phone, callback, code, details };
  return { answer: refusal(outcome.error), row: { kind: "rejection", rejection } };
}

function success(network: Network, { message, held, input, toUserId }: Acceptance): Answer {
  const who = toUserId ? { user_id: userIdOf(message.phone) } : { wa_id: message.phone };
  const id = network.wamid(message);
  const mark = held ? "held_for_quality_assessment" : "accepted";
  return {
    status: 200,
    body: {
      messaging_product: "whatsapp",
      contacts: [{ input, ...who }],
      messages: [message.type === "template" ? { id, message_status: mark } : { id }],
    },
  };
}

function readReceipt(network: Network, body: unknown): Answer | null {
  if (stringAt(body, "status") !== "read") return null;
  const key = readWamid(stringAt(body, "message_id") ?? "");
  const row = key?.epoch === network.epoch ? network.messages.find(key.seq) : undefined;
  if (row?.direction !== "in") return refusal(graphError(131009, "message_id is not known"));
  network.messages.markRead(row.seq);
  return { status: 200, body: { success: true } };
}

function stringAt(body: unknown, key: string): string | null {
  if (typeof body !== "object" || body === null) return null;
  const value: unknown = Reflect.get(body, key);
  return typeof value === "string" ? value : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
