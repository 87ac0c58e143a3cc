/**
 * What went wrong, for the log. Drizzle's own message holds the values of the statement (a phone
 * number, a message), so of an error with a cause only the cause speaks.
 */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : messageOf(error.cause);
}
