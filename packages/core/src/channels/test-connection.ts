import type { Locale } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import type { Answer } from "@siar/whatsapp";
import { reasonOf, type Lend } from "./graph.ts";
import { AccountId, ConnectionReport, type ConnectionCheck } from "./schema.ts";
import { openClient } from "./sender.ts";
import { connectedAccount, markAccount, saveNumbers } from "./store.ts";

const MISSING = {
  numbers: {
    en: "The account has no phone number. Add one in WhatsApp Manager.",
    id: "Akun belum punya nomor telepon. Tambahkan di WhatsApp Manager.",
  },
  subscription: {
    en: "No app is subscribed, so no message and no status arrives. Connect the account again.",
    id: "Belum ada aplikasi yang berlangganan, jadi pesan dan status tidak masuk. Hubungkan ulang akun.",
  },
};

/** Asks Meta what a campaign will need, and brings the numbers up to date on the way. */
export const testConnection = (lend: Lend) =>
  verb({
    name: "channel.test",
    summary: "Check what is missing for sending and receiving.",
    permission: "channel:manage",
    input: AccountId,
    output: ConnectionReport,
    fails: ["not-found", "channel-secret-unreadable"],
    run: async (ctx, { id }) => {
      const account = await connectedAccount(ctx, id);
      if (account === null) return fail("not-found", { what: "account" });
      const client = await openClient(await lend(), account);
      if (!client.ok) return client;
      const numbers = await client.value.numbers(account.wabaId);
      const subscriptions = await client.value.subscriptions(account.wabaId);
      const checks = [
        ...numberChecks(numbers, ctx.locale),
        subscriptionCheck(subscriptions, ctx.locale),
      ];
      const failed = checks.find((one) => !one.ok);
      return ok({
        statements: [
          markAccount(
            ctx,
            id,
            failed === undefined ? "connected" : "failing",
            failed?.detail ?? null,
          ),
          ...(numbers.ok ? saveNumbers(ctx, account.wabaId, numbers.value) : []),
        ],
        audit: {
          action: "channel.test",
          entity: "channel",
          entityId: id,
          after: { ok: failed === undefined },
        },
        answer: () => ({ ok: failed === undefined, checks }),
      });
    },
  });

function numberChecks(numbers: Answer<readonly unknown[]>, locale: Locale): ConnectionCheck[] {
  if (!numbers.ok) {
    return [{ check: "token", ok: false, detail: reasonOf(numbers.error, locale) }];
  }
  const some = numbers.value.length > 0;
  return [
    { check: "token", ok: true, detail: null },
    { check: "numbers", ok: some, detail: some ? null : MISSING.numbers[locale] },
  ];
}

function subscriptionCheck(
  subscriptions: Answer<{ data: readonly unknown[] }>,
  locale: Locale,
): ConnectionCheck {
  const check = "subscription";
  if (!subscriptions.ok) return { check, ok: false, detail: reasonOf(subscriptions.error, locale) };
  const some = subscriptions.value.data.length > 0;
  return { check, ok: some, detail: some ? null : MISSING.subscription[locale] };
}
