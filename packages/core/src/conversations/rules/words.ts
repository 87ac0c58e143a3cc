/** A sign about an earlier message, or nothing that can be read: it says nothing new. */
export const WORDLESS: readonly string[] = ["reaction", "unsupported", "edit", "revoke"];

export const isWords = (type: string): boolean => !WORDLESS.includes(type);
