import { z } from "zod";
import { readRefusal, type Refusal } from "./meta-answer.ts";
import { messageBody, type OutgoingMessage } from "./message.ts";
import { exchange, jsonRequest, type Connection, type Lost } from "./transport.ts";

/** What became of one request to send. Only `refused` and `not-sent` say that nobody got it. */
export type SendOutcome =
  | { readonly kind: "accepted"; readonly wamid: string; readonly held: boolean }
  | Refusal
  | { readonly kind: "in-doubt"; readonly why: Lost }
  | { readonly kind: "not-sent"; readonly why: string };

const Accepted = z.object({
  messages: z.tuple(
    [z.object({ id: z.string().min(1).max(255), message_status: z.string().optional() })],
    z.unknown(),
  ),
});

/** Tried once. Meta knows no idempotency key, so only the engine may decide to repeat it. */
export async function send(
  connection: Connection,
  phoneNumberId: string,
  message: OutgoingMessage,
): Promise<SendOutcome> {
  const request = jsonRequest("POST", messageBody(message));
  const answer = await exchange(connection, `${phoneNumberId}/messages`, request);
  switch (answer.kind) {
    case "lost":
      return { kind: "in-doubt", why: answer.why };
    case "never-left":
      return { kind: "not-sent", why: answer.why };
    case "answered":
      return readAnswer(answer.body, answer.httpStatus);
  }
}

function readAnswer(body: unknown, httpStatus: number): SendOutcome {
  const refusal = readRefusal(body, httpStatus);
  if (refusal !== null) return refusal;
  const accepted = Accepted.safeParse(body);
  // JSON that is neither Meta's yes nor Meta's no proves nothing.
  if (!accepted.success) return { kind: "in-doubt", why: "not-json" };
  const [{ id, message_status: status }] = accepted.data.messages;
  return { kind: "accepted", wamid: id, held: status === "held_for_quality_assessment" };
}
