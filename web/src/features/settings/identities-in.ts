/** The first cell of each line, without quotes; what comes from our own export is read again. */
export const identitiesIn = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => (line.split(/[,;\t]/)[0] ?? "").replaceAll('"', "").trim())
    .filter((cell, at) => cell !== "" && !(at === 0 && /^[a-z_ ]+$/i.test(cell)));
