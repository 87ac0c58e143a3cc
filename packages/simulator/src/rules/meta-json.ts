// Meta signs the bytes it sends, and those are ASCII: whoever parses and serialises again before
// checking the signature gets other bytes. So we escape exactly what it escapes.

function escapeCharacter(character: string): string {
  if (character === "/") return "\\/";
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

export function metaJson(value: unknown): string {
  return JSON.stringify(value).replace(/[/@\u007f-\uffff]/g, escapeCharacter);
}

export type Signer = (body: string) => Promise<string>;

/** Gives the value of `X-Hub-Signature-256` for a body. */
export function signer(appSecret: string): Signer {
  const encoder = new TextEncoder();
  const key = crypto.subtle.importKey(
    "raw",
    encoder.encode(appSecret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  return async (body) => {
    const mac = await crypto.subtle.sign("HMAC", await key, encoder.encode(body));
    return `sha256=${hex(new Uint8Array(mac))}`;
  };
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
