import { derivedBytes, hex } from "@siar/kernel/secret";

/** What a secret is recognised by in a manifest; nothing else can be made of it. */
export const secretMark = async (secret: string): Promise<string> =>
  hex(await derivedBytes(secret, "backup-mark")).slice(0, 16);
