/** Class names that apply, in order; a later one does not undo an earlier one. */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
