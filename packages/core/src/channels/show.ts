import type { Locale } from "@siar/kernel/ctx";
import { iso, isoOrNull } from "@siar/kernel/clock";
import { explainFault, sentenceOfFault, type Finding } from "./rules/index.ts";
import type { ConnectionCheck, WhatsAppAccount, WhatsAppNumber } from "./schema.ts";
import type { AccountRow, NumberRow } from "./store.ts";

const CALLBACK_PATH = "/webhooks/whatsapp";

/** An account in the reader's language, without its secrets. */
export const showAccount = (
  account: AccountRow,
  numbers: readonly NumberRow[],
  locale: Locale,
): WhatsAppAccount => ({
  id: account.id,
  wabaId: account.wabaId,
  name: account.name,
  status: account.status,
  lastError: account.lastError === null ? null : sentenceOfFault(account.lastError, locale),
  callbackPath: CALLBACK_PATH,
  verifiedAt: isoOrNull(account.verifiedAt),
  rotatedAt: isoOrNull(account.previousAppSecret === null ? null : account.rotatedAt),
  checks: account.checks.map((finding) => showCheck(finding, account.wabaId, locale)),
  checkedAt: isoOrNull(account.checkedAt),
  numbers: numbers
    .filter(({ accountId }) => accountId === account.id)
    .map((number) => showNumber(number, locale)),
  createdAt: iso(account.createdAt),
  updatedAt: iso(account.updatedAt),
});

export function showCheck({ check, fault }: Finding, wabaId: string, locale: Locale) {
  if (fault === null) {
    return { check, ok: true, about: null, detail: null, step: null, link: null };
  }
  const about = fault.about ?? null;
  const shown: ConnectionCheck = {
    check,
    ok: false,
    about,
    ...explainFault(fault, locale, wabaId),
  };
  return shown;
}

const showNumber = (row: NumberRow, locale: Locale): WhatsAppNumber => ({
  id: row.id,
  phoneNumberId: row.phoneNumberId,
  displayPhone: row.displayPhone,
  verifiedName: row.verifiedName,
  quality: row.quality,
  status: row.status,
  throughput: row.throughput,
  messagingLimit: row.messagingLimit,
  nameStatus: row.nameStatus,
  health: healthOf(row),
  lastError: lastErrorOf(row, locale),
});

const healthOf = ({ health }: NumberRow): WhatsAppNumber["health"] =>
  health === null
    ? null
    : {
        canSend: health.canSend,
        problems: health.problems.map(({ code, description, solution }) => ({
          code,
          detail: description,
          step: solution,
        })),
      };

function lastErrorOf({ lastErrorCode: code, lastErrorAt: at }: NumberRow, locale: Locale) {
  if (code === null || at === null) return null;
  const { detail, step } = explainFault({ why: "refused", code }, locale);
  return { code, detail, step, at: iso(at) };
}
