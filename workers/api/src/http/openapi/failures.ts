import { statusOf, type ErrorCode } from "@siar/kernel/errors";
import { inputParts, type Route } from "../route.ts";

const changes = ({ method }: Route): boolean => method !== "GET";

/** Every problem that a route can answer with: what its kind of request can meet, and its own. */
function failuresOf(route: Route): ErrorCode[] {
  const { permission, input, fails = [] } = route.operation;
  const { params, rest, source } = inputParts(route);
  const when = (holds: boolean, ...codes: ErrorCode[]): ErrorCode[] => (holds ? codes : []);
  const codes = [
    ...when(params !== null || rest !== null, "invalid-input"),
    ...when("cursor" in input.shape, "invalid-cursor"),
    ...when(source === "json", "invalid-json", "json-too-deep", "body-too-large"),
    ...when(source === "json", "unsupported-media-type"),
    ...when(permission !== null, "not-signed-in", "forbidden"),
    ...when(changes(route), "cross-site"),
    ...when(params !== null, "not-found"),
    ...when("version" in input.shape, "changed-meanwhile"),
    ...when(route.repeatable, "request-in-progress", "answer-lost", "idempotency-mismatch"),
    ...fails,
    ...(["internal", "unavailable"] as const),
  ];
  return [...new Set(codes)].toSorted();
}

/** By status, as the document wants them. */
export function failuresByStatus(route: Route): Map<number, ErrorCode[]> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of failuresOf(route)) {
    const status = statusOf(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return new Map([...byStatus].toSorted(([left], [right]) => left - right));
}
