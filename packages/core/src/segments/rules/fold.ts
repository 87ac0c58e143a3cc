/** Lower case as SQLite's `lower` and NOCASE know it: A to Z, nothing else. */
export const asciiLower = (text: string): string =>
  text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
