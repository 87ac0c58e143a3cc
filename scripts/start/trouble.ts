/** Something that a person can put right: told in one sentence, without a stack trace. */
export class Trouble extends Error {
  override readonly name = "Trouble";
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
