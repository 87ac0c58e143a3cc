import type { MessageKey } from "../../lib/i18n/index.tsx";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { Panel } from "../../ui/panel.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { StatusBadge, type StatusLook } from "../../ui/status-badge.tsx";
import { Care } from "./care.tsx";
import { Checks } from "./checks.tsx";
import { Numbers } from "./numbers.tsx";
import type { Account } from "./queries.ts";
import { Webhook } from "./webhook.tsx";

const looks: Record<Account["status"], { word: MessageKey; look: StatusLook }> = {
  connected: { word: "connection.status.connected", look: { tone: "good", shape: "check" } },
  failing: { word: "connection.status.failing", look: { tone: "bad", shape: "cross" } },
  disconnected: {
    word: "connection.status.disconnected",
    look: { tone: "neutral", shape: "dash" },
  },
};

export function AccountPanel({ account }: { account: Account }) {
  const { t } = useI18n();
  const can = useCan();
  const { word, look } = looks[account.status];
  const gone = account.status === "disconnected";
  return (
    <Panel
      title={account.name}
      description={t("connection.idOf", { id: account.wabaId })}
      actions={<StatusBadge look={look} label={t(word)} />}
    >
      {gone ? (
        <p className="text-ink-2">{t("connection.goneHint")}</p>
      ) : (
        <div className="grid gap-5">
          <Standing account={account} />
          <Numbers numbers={account.numbers} />
          <Webhook account={account} />
          {can("channel:manage") && <Care account={account} />}
        </div>
      )}
    </Panel>
  );
}

/** What the last look at Meta found: only what is wrong, or that all is well. */
function Standing({ account }: { account: Account }) {
  const { t } = useI18n();
  const wrong = account.checks.filter(({ ok }) => !ok);
  // What a campaign ran into may be something that no look can see.
  const unseen = wrong.length === 0 && account.lastError !== null;
  return (
    <div className="grid gap-2">
      {unseen && <p className="rounded-md bg-bad-soft px-3 py-2">{account.lastError}</p>}
      {wrong.length > 0 && <Checks checks={wrong} accountId={account.id} />}
      {account.checkedAt !== null && (
        <p className="text-sm text-ink-3">
          {wrong.length === 0 && !unseen && `${t("connection.allWell")} `}
          {t("connection.checked")} <RelativeTime value={account.checkedAt} />
        </p>
      )}
    </div>
  );
}
