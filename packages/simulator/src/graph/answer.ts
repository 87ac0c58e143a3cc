import { errorBody, type GraphError } from "../rules/graph-error.ts";

export interface Answer {
  readonly status: number;
  readonly body: object;
}

export function refusal(error: GraphError): Answer {
  return { status: error.http, body: errorBody(error, traceId()) };
}

export function json(answer: Answer): Response {
  return Response.json(answer.body, { status: answer.status });
}

/** Meta's trace ids look like this; nobody can look ours up. */
function traceId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `A${btoa(String.fromCharCode(...bytes))
    .replace(/[+/=]/g, "x")
    .slice(0, 22)}`;
}
