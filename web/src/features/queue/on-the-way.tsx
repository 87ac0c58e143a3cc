import { Link } from "@tanstack/react-router";
import { PackageCheck } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { StatusBadge, type StatusLook } from "../../ui/status-badge.tsx";
import type { Queue } from "./queries.ts";

type Campaign = Queue["campaigns"][number];

/** Every campaign that runs or is paused, with what its run has in hand. */
export function OnTheWay({ campaigns }: Pick<Queue, "campaigns">) {
  const { t } = useI18n();
  return (
    <Panel flush title={t("queue.campaigns")} description={t("queue.campaignsHint")}>
      {campaigns.length === 0 ? (
        <EmptyState icon={<PackageCheck aria-hidden="true" />} title={t("queue.idle")}>
          {t("queue.idleHint")}
        </EmptyState>
      ) : (
        <ul aria-label={t("queue.campaigns")} className="divide-y divide-line">
          {campaigns.map((campaign) => (
            <Line key={campaign.id} campaign={campaign} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

const looks: Record<Campaign["status"], StatusLook> = {
  running: { tone: "accent", shape: "pulse" },
  paused: { tone: "warn", shape: "bars" },
};

function Line({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const { id, name, status } = campaign;
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <Link
          to="/campaigns/$id"
          params={{ id }}
          className="min-w-0 rounded-sm font-semibold break-words hover:underline"
        >
          {name}
        </Link>
        <StatusBadge
          look={looks[status]}
          label={t(status === "running" ? "campaigns.status.running" : "campaigns.status.paused")}
        />
      </div>
      <Hand campaign={campaign} />
      <Waiting campaign={campaign} />
    </li>
  );
}

function Hand({ campaign }: { campaign: Campaign }) {
  const { t, format } = useI18n();
  const { slices, leases, rowsOut, pending, perSecond, ratePerSecond } = campaign;
  const count = (value: number | null) => (value === null ? "–" : format.number(value));
  const figures = [
    [t("queue.pending"), format.number(pending)],
    [t("queue.slices"), count(slices)],
    [t("queue.rowsOut"), count(rowsOut)],
    [t("queue.leases"), count(leases)],
    [t("queue.rowsWaiting"), count(campaign.rowsWaiting)],
    [
      t("queue.pace"),
      t("queue.paceOf", { now: format.decimal(perSecond), set: format.number(ratePerSecond) }),
    ],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-1.5 sm:grid-cols-3 xl:grid-cols-6">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt className="text-sm text-ink-3">{label}</dt>
          <dd className="font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Why nothing leaves although rows are there. */
function Waiting({ campaign: { dueAt, heldUntil, slices } }: { campaign: Campaign }) {
  const { t, format } = useI18n();
  if (slices === null) return <p className="text-sm text-warn">{t("queue.noAnswer")}</p>;
  if (heldUntil) {
    return (
      <p className="text-sm text-warn">
        {t("queue.heldUntil", { at: format.dateTime(heldUntil) })}
      </p>
    );
  }
  if (dueAt) {
    return <p className="text-sm text-ink-2">{t("queue.dueAt", { at: format.dateTime(dueAt) })}</p>;
  }
  return null;
}
