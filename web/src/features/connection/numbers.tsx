import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import { Dash, Details } from "../../ui/details.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { StatusBadge, type StatusLook } from "../../ui/status-badge.tsx";
import type { WhatsAppNumber } from "./queries.ts";

/** Each number with what Meta says of it. */
export function Numbers({ numbers }: { numbers: readonly WhatsAppNumber[] }) {
  const { t } = useI18n();
  const living = numbers.filter(({ status }) => status !== "DELETED");
  return (
    <section className="grid gap-2">
      <h3 className="text-sm font-semibold">{t("connection.numbers")}</h3>
      <ul className="grid gap-3 xl:grid-cols-2">
        {living.map((number) => (
          <li
            key={number.id}
            className="grid content-start gap-3 rounded-md border border-line p-3"
          >
            <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <div className="min-w-0">
                <p className="truncate font-semibold">{number.verifiedName}</p>
                <p className="text-sm text-ink-2">{number.displayPhone}</p>
              </div>
              <Quality quality={number.quality} />
            </div>
            <Facts number={number} />
            <Troubles number={number} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const qualities: Readonly<Record<string, { word: MessageKey; look: StatusLook }>> = {
  GREEN: { word: "connection.quality.green", look: { tone: "good", shape: "check" } },
  YELLOW: { word: "connection.quality.yellow", look: { tone: "warn", shape: "half" } },
  RED: { word: "connection.quality.red", look: { tone: "bad", shape: "cross" } },
};
const unrated = {
  word: "connection.quality.unknown",
  look: { tone: "neutral", shape: "ring" },
} as const;

function Quality({ quality }: { quality: string }) {
  const { t } = useI18n();
  const { word, look } = qualities[quality] ?? unrated;
  return <StatusBadge look={look} label={t(word)} />;
}

function Facts({ number }: { number: WhatsAppNumber }) {
  const { t, format } = useI18n();
  const rate = format.number(number.throughput);
  return (
    <Details
      details={[
        { label: t("connection.number.status"), value: <Status number={number} /> },
        { label: t("connection.number.speed"), value: t("connection.throughput", { rate }) },
        { label: t("connection.number.limit"), value: <Limit limit={number.messagingLimit} /> },
        { label: t("connection.number.name"), value: <NameStatus status={number.nameStatus} /> },
      ]}
    />
  );
}

function Status({ number: { status, health } }: { number: WhatsAppNumber }) {
  const { t } = useI18n();
  if (status !== "CONNECTED") return status;
  switch (health?.canSend) {
    case "BLOCKED":
      return t("connection.health.blocked");
    case "LIMITED":
      return t("connection.health.limited");
    default:
      return t("connection.health.available");
  }
}

const thousands: Readonly<Record<string, number>> = { "": 1, K: 1_000, M: 1_000_000 };

/** As Meta names it: `TIER_2K`, or a bare number. */
function Limit({ limit }: { limit: string | null }) {
  const { t, format } = useI18n();
  if (limit === null) return <Dash />;
  if (limit === "TIER_UNLIMITED" || limit === "-1") return t("connection.unlimited");
  const [, digits, unit = ""] = /^(?:TIER_)?(\d+)([KM]?)$/u.exec(limit) ?? [];
  if (digits === undefined) return limit;
  const count = format.number(Number(digits) * (thousands[unit] ?? 1));
  return t("connection.peopleADay", { count });
}

const names: Readonly<Record<string, MessageKey>> = {
  APPROVED: "connection.name.approved",
  AVAILABLE_WITHOUT_REVIEW: "connection.name.approved",
  PENDING_REVIEW: "connection.name.pending",
  DECLINED: "connection.name.declined",
  EXPIRED: "connection.name.declined",
};

function NameStatus({ status }: { status: string | null }) {
  const { t } = useI18n();
  if (status === null || status === "NONE") return <Dash />;
  const word = names[status];
  return word === undefined ? status : t(word);
}

/** What Meta holds against it, and what a campaign last ran into. */
function Troubles({ number: { health, lastError } }: { number: WhatsAppNumber }) {
  const { t } = useI18n();
  const problems = health?.problems ?? [];
  if (problems.length === 0 && lastError === null) return null;
  return (
    <ul className="grid gap-1.5 border-t border-line pt-2.5 text-sm">
      {problems.map(({ code, detail, step }) => (
        <li key={code}>
          {detail} <span className="text-ink-2">{step}</span>
        </li>
      ))}
      {lastError && (
        <li>
          <span className="text-ink-3">
            {t("connection.lastError")} <RelativeTime value={lastError.at} />:
          </span>{" "}
          {lastError.detail} <span className="text-ink-2">{lastError.step}</span>
        </li>
      )}
    </ul>
  );
}
