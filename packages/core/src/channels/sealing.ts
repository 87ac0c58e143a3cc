import { base64url, fromBase64url } from "@siar/kernel/base64url";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const VERSION = "1";
const IV_BYTES = 12;

/** Encrypts secrets for the database. A sealed text names its key, so that keys can rotate. */
export interface Sealer {
  /** `place` binds the text to where it is kept: moved elsewhere, it does not open. */
  seal(plain: string, place: string): Promise<string>;
  /** Null for what was sealed under a secret that is gone, elsewhere, or not here at all. */
  open(sealed: string, place: string): Promise<string | null>;
}

/** Seals under the first secret and opens what was sealed under any of them. */
export function sealerOf(secret: string, ...former: readonly string[]): Sealer {
  const current = keyOf(secret);
  const all = [current, ...former.map(keyOf)];
  return {
    seal: async (plain, place) => seal(await current, plain, place),
    open: async (sealed, place) => open(await Promise.all(all), sealed, place),
  };
}

interface SealingKey {
  readonly id: string;
  readonly key: CryptoKey;
}

async function keyOf(secret: string): Promise<SealingKey> {
  const root = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, [
    "deriveBits",
    "deriveKey",
  ]);
  const derivation = (purpose: string) => ({
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(32),
    info: encoder.encode(purpose),
  });
  const id = await crypto.subtle.deriveBits(derivation("siar/channels/key-id"), root, 32);
  const key = await crypto.subtle.deriveKey(
    derivation("siar/channels/sealing"),
    root,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
  return { id: base64url(new Uint8Array(id)), key };
}

async function seal({ id, key }: SealingKey, plain: string, place: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const bytes = await crypto.subtle.encrypt(gcm(iv, place), key, encoder.encode(plain));
  return [VERSION, id, base64url(iv), base64url(new Uint8Array(bytes))].join(".");
}

async function open(
  keys: readonly SealingKey[],
  sealed: string,
  place: string,
): Promise<string | null> {
  const [version, id, iv, bytes] = sealed.split(".");
  const found = keys.find((one) => one.id === id);
  if (version !== VERSION || found === undefined || iv === undefined || bytes === undefined) {
    return null;
  }
  try {
    const algorithm = gcm(fromBase64url(iv), place);
    return decoder.decode(await crypto.subtle.decrypt(algorithm, found.key, fromBase64url(bytes)));
  } catch {
    // Tampered with, or sealed for another place: to the caller both mean that it does not open.
    return null;
  }
}

const gcm = (iv: Uint8Array<ArrayBuffer>, place: string) => ({
  name: "AES-GCM",
  iv,
  additionalData: encoder.encode(place),
});
