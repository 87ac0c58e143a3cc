const encoder = new TextEncoder();
const HMAC = { name: "HMAC", hash: "SHA-256" };

/** Which of the secrets signed these bytes is nobody's business: one of them, or none. */
export async function isSignedBy(
  secrets: readonly string[],
  body: Uint8Array<ArrayBuffer>,
  header: string | null,
): Promise<boolean> {
  const signature = signatureOf(header);
  if (signature === null) return false;
  const checks = await Promise.all(
    secrets.map(async (secret) =>
      // Constant time by the platform's own comparison, over the bytes as they came.
      crypto.subtle.verify("HMAC", await keyOf(secret), signature, body),
    ),
  );
  return checks.includes(true);
}

const keys = new Map<string, Promise<CryptoKey>>();
const MAX_KEYS = 100;

function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known !== undefined) return known;
  if (keys.size >= MAX_KEYS) keys.clear();
  const key = crypto.subtle.importKey("raw", encoder.encode(secret), HMAC, false, ["verify"]);
  keys.set(secret, key);
  return key;
}

/** The bytes of `sha256=<hex>`; null for a header that is missing or malformed. */
function signatureOf(header: string | null): Uint8Array<ArrayBuffer> | null {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header ?? "")?.[1];
  if (hex === undefined) return null;
  return Uint8Array.from({ length: 32 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );
}

/** Equal, in a time that says nothing about where two texts differ. */
export async function sameText(left: string, right: string): Promise<boolean> {
  const key = await crypto.subtle.generateKey({ ...HMAC, length: 256 }, false, ["sign", "verify"]);
  const mac = await crypto.subtle.sign("HMAC", asKey(key), encoder.encode(left));
  return crypto.subtle.verify("HMAC", asKey(key), mac, encoder.encode(right));
}

/** HMAC keys are single; the platform's type also allows the pairs of other algorithms. */
function asKey(key: CryptoKey | CryptoKeyPair): CryptoKey {
  if ("privateKey" in key) throw new TypeError("An HMAC key came as a pair");
  return key;
}
