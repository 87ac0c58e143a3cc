import { extensionsOf } from "./types.ts";

const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*/:<>?\\|]/gu;
const LONGEST = 100;

/**
 * What a file is called on somebody's telephone: nothing that any system trips over or that turns
 * the writing around, and always with an ending that its bytes deserve.
 */
export function fileNameOf(name: string, mime: string): string {
  const [first = "bin"] = extensionsOf(mime);
  const clean = name.toWellFormed().replace(FORBIDDEN, " ").replace(/\s+/gu, " ").trim();
  const dot = clean.lastIndexOf(".");
  const ending = dot > 0 ? clean.slice(dot + 1).toLowerCase() : "";
  const isTrue = extensionsOf(mime).includes(ending);
  const bare = [...(isTrue ? clean.slice(0, dot) : clean).replace(/^[. ]+|[. ]+$/gu, "")];
  return `${bare.slice(0, LONGEST).join("") || "file"}.${isTrue ? ending : first}`;
}

/** For browsers: saved under its name, never shown as a page. */
export function dispositionOf(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["%\\]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
