import { CircleCheck, CircleX, Unplug } from "lucide-react";
import { useState } from "react";
import type { Entity } from "../../lib/api.ts";
import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Details } from "../../ui/details.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { StatusBadge, type StatusLook } from "../../ui/status-badge.tsx";
import { type Account, useDisconnect, useTestConnection } from "./queries.ts";

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
  return (
    <Panel title={account.name} actions={<StatusBadge look={look} label={t(word)} />}>
      <div className="grid gap-4">
        {account.lastError && (
          <p className="rounded-md bg-bad-soft px-3 py-2">{account.lastError}</p>
        )}
        <Details
          details={[
            { label: t("connection.wabaId"), value: account.wabaId },
            {
              label: t("connection.callback"),
              value: <code className="font-mono text-sm">{callbackOf(account)}</code>,
            },
          ]}
        />
        <Numbers numbers={account.numbers} />
        {can("channel:manage") && <Care account={account} />}
      </div>
    </Panel>
  );
}

/** What is to be entered in Meta's dashboard, whole. */
const callbackOf = ({ callbackPath }: Account): string =>
  new URL(callbackPath, window.location.origin).href;

const qualityTones: Readonly<Record<string, string>> = {
  GREEN: "bg-good",
  YELLOW: "bg-warn",
  RED: "bg-bad",
};

function Numbers({ numbers }: { numbers: Account["numbers"] }) {
  const { t } = useI18n();
  return (
    <div>
      <h3 className="mb-1.5 text-sm text-ink-3">{t("connection.numbers")}</h3>
      <ul className="divide-y divide-line rounded-md border border-line">
        {numbers.map((number) => (
          <li key={number.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
            <span
              title={`${t("templates.quality")}: ${number.quality}`}
              className={`size-2.5 rounded-full ${qualityTones[number.quality] ?? "bg-line-2"}`}
            />
            <span className="font-semibold">{number.verifiedName}</span>
            <span className="text-ink-2">{number.displayPhone}</span>
            <span className="ml-auto text-sm text-ink-3">
              {t("connection.throughput", { rate: number.throughput })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Care({ account }: { account: Account }) {
  const { t } = useI18n();
  const [leaving, setLeaving] = useState(false);
  const test = useTestConnection(account.id);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        <Button busy={test.isPending} onClick={() => test.mutate()}>
          {t("connection.test")}
        </Button>
        <Button
          look="quiet"
          icon={<Unplug size={16} aria-hidden="true" />}
          onClick={() => setLeaving(true)}
        >
          {t("connection.disconnect")}
        </Button>
      </div>
      {test.error && <ProblemNote problem={problemFrom(test.error)} />}
      {test.data && <Report report={test.data} />}
      {leaving && <DisconnectDialog account={account} onClose={() => setLeaving(false)} />}
    </div>
  );
}

function Report({ report }: { report: Entity<"WhatsAppConnectionReport"> }) {
  const { t } = useI18n();
  return (
    <div role="status" className="grid gap-2 rounded-md bg-paper-2 px-3.5 py-3">
      {report.ok && <p className="font-semibold">{t("connection.allWell")}</p>}
      <ul className="grid gap-1.5">
        {report.checks.map(({ check, ok, detail }) => (
          <li key={check} className="flex gap-2">
            {ok ? (
              <CircleCheck size={17} aria-hidden="true" className="mt-0.5 shrink-0 text-good" />
            ) : (
              <CircleX size={17} aria-hidden="true" className="mt-0.5 shrink-0 text-bad" />
            )}
            <span>
              {t(`connection.check.${check}`)}: {detail ?? t("connection.good")}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function DisconnectDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useI18n();
  const disconnect = useDisconnect(account.id);
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("connection.disconnect.title", { name: account.name })}
      consequence={t("connection.disconnect.consequence")}
      confirm={t("connection.disconnect.confirm")}
      danger
      busy={disconnect.isPending}
      problem={disconnect.error ? problemFrom(disconnect.error) : undefined}
      onConfirm={() => disconnect.mutate(undefined, { onSuccess: onClose })}
    />
  );
}
