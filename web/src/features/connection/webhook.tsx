import { useI18n } from "../../lib/i18n/index.tsx";
import { CopyText } from "../../ui/copy-text.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import type { Account } from "./queries.ts";

/** What is to be entered in Meta's dashboard, whole. */
export const callbackOf = ({ callbackPath }: Account): string =>
  new URL(callbackPath, window.location.origin).href;

export const dashboard = "https://developers.facebook.com/apps/";

/** Where Meta reports to, and whether it has tried the address. */
export function Webhook({ account }: { account: Account }) {
  const { t } = useI18n();
  return (
    <section className="grid gap-2">
      <h3 className="text-sm font-semibold">{t("connection.callback")}</h3>
      <CopyText text={callbackOf(account)} label={t("connection.callback")} />
      <p className="text-sm text-ink-2">
        {account.verifiedAt === null ? (
          t("connection.notVerified")
        ) : (
          <>
            {t("connection.verified")} <RelativeTime value={account.verifiedAt} />
          </>
        )}
      </p>
    </section>
  );
}
