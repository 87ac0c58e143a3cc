import { MINUTE } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { sealerOf, type Sealer } from "./sealing.ts";
import { connectedAccounts, type AccountRow } from "./store.ts";

export type SecretKind = "token" | "app-secret" | "verify-token";

/** Where a secret is kept: a sealed one that was copied to another account does not open. */
export const placeOf = (wabaId: string, kind: SecretKind): string =>
  `whatsapp_accounts/${wabaId}/${kind}`;

/** Two of a kind while a secret is being rotated. */
export interface WebhookSecrets {
  readonly appSecrets: readonly string[];
  readonly verifyTokens: ReadonlyArray<{ readonly accountId: number; readonly token: string }>;
}

const KEPT_FOR = MINUTE;
let kept: { readonly secrets: WebhookSecrets; readonly until: number } | null = null;

/** After a secret was replaced; other isolates follow within a minute, or when a signature fails. */
export const forgetSecrets = (): void => {
  kept = null;
};

/** What webhooks are checked with, over all connected accounts; `fresh` looks into the database. */
export async function secretsForSignature(
  ctx: Pick<Ctx, "db" | "now">,
  env: { readonly SIAR_SECRET: string },
  fresh = false,
): Promise<WebhookSecrets> {
  if (!fresh && kept !== null && kept.until > ctx.now) return kept.secrets;
  const sealer = sealerOf(env.SIAR_SECRET);
  const opened = await Promise.all(
    (await connectedAccounts(ctx)).map((account) => openAccount(sealer, account)),
  );
  const secrets = {
    appSecrets: opened.flatMap(({ appSecrets }) => appSecrets),
    verifyTokens: opened.flatMap(({ verifyTokens }) => verifyTokens),
  };
  kept = { secrets, until: ctx.now + KEPT_FOR };
  return secrets;
}

async function openAccount(sealer: Sealer, account: AccountRow): Promise<WebhookSecrets> {
  const open = (sealed: string | null, kind: SecretKind) =>
    sealed === null ? null : sealer.open(sealed, placeOf(account.wabaId, kind));
  const [current, previous, verify] = await Promise.all([
    open(account.appSecret, "app-secret"),
    open(account.previousAppSecret, "app-secret"),
    open(account.verifyToken, "verify-token"),
  ]);
  return {
    appSecrets: [current, previous].filter((secret) => secret !== null),
    verifyTokens: verify === null ? [] : [{ accountId: account.id, token: verify }],
  };
}
