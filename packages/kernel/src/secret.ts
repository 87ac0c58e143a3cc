/** What a derived key is for: `sign-in`, `channel-secrets`. No purpose sees the key of another. */
export type Purpose = string;

/** 32 bytes out of the deployment's one secret, independent for each purpose (HKDF-SHA-256). */
export async function derivedBytes(
  secret: string,
  purpose: Purpose,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder();
  const root = await crypto.subtle.importKey("raw", bytes.encode(secret), "HKDF", false, [
    "deriveBits",
  ]);
  const bits = await crypto.subtle.deriveBits(
    { name: "HKDF", hash: "SHA-256", salt: bytes.encode("siar"), info: bytes.encode(purpose) },
    root,
    256,
  );
  return new Uint8Array(bits);
}

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return hex(new Uint8Array(digest));
}
