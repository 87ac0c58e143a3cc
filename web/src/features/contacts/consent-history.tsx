import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { campaignAddress } from "../../lib/addresses.ts";
import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { Panel } from "../../ui/panel.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { type ConsentEvent, type Contact, consentQuery } from "./queries.ts";

const acts: Record<ConsentEvent["act"], MessageKey> = {
  opt_out: "consent.act.optOut",
  opt_in: "consent.act.optIn",
  meta_stop: "consent.act.metaStop",
  meta_resume: "consent.act.metaResume",
};

const sources: Record<ConsentEvent["source"], MessageKey> = {
  keyword: "consent.source.keyword",
  button: "consent.source.button",
  meta: "consent.source.meta",
  error: "consent.source.error",
  person: "consent.source.person",
  api: "consent.source.api",
  import: "consent.source.import",
};

const stops = (act: ConsentEvent["act"]) => act === "opt_out" || act === "meta_stop";

/** The proof: what was said about being written to, when, how and to whom. */
export function ConsentHistory({ contact }: { contact: Contact }) {
  const { t } = useI18n();
  return (
    <Panel title={t("contacts.consent")}>
      <Standing contact={contact} />
      <Events contactId={contact.id} />
    </Panel>
  );
}

function Standing({ contact }: { contact: Contact }) {
  const { t, format } = useI18n();
  const { optedOut, optedOutAt, metaStopped } = contact;
  const lines: ReactNode[] = [];
  if (optedOut) {
    const at = optedOutAt === null ? null : format.dateTime(optedOutAt);
    lines.push(at ? t("consent.outSince", { at }) : t("consent.out"));
  }
  if (metaStopped) lines.push(t("consent.metaStopped"));
  if (lines.length === 0) return <p>{t("consent.in")}</p>;
  return lines.map((line, index) => (
    <p key={index} className="font-semibold text-bad">
      {line}
    </p>
  ));
}

function Events({ contactId }: { contactId: number }) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(consentQuery(contactId));
  if (error && !data) {
    return <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />;
  }
  if (!data) return <Skeleton className="mt-4 h-12 w-full" />;
  if (data.events.length === 0) {
    return <p className="mt-1 text-sm text-ink-3">{t("consent.nothingSaid")}</p>;
  }
  return (
    <ol className="mt-4 grid gap-4 border-l border-line pl-4">
      {data.events.map((event) => (
        <Event key={event.id} event={event} />
      ))}
    </ol>
  );
}

function Event({ event }: { event: ConsentEvent }) {
  const { t } = useI18n();
  const can = useCan();
  return (
    <li className="relative grid gap-0.5">
      <span
        aria-hidden="true"
        className={`absolute top-1.5 -left-[1.3rem] size-2.5 rounded-full border-2 border-paper ${stops(event.act) ? "bg-bad" : "bg-good"}`}
      />
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-semibold">{t(acts[event.act])}</span>
        <RelativeTime value={event.at} className="text-sm text-ink-3" />
      </p>
      <p className="text-sm text-ink-2">{t(sources[event.source])}</p>
      {event.said && <p className="text-sm break-words text-ink-2">“{event.said}”</p>}
      {event.campaignId !== null && can("campaign:view") && (
        <Link
          to={campaignAddress(event.campaignId)}
          className="w-fit rounded-sm text-sm font-semibold text-accent hover:underline"
        >
          {t("consent.campaign")}
        </Link>
      )}
    </li>
  );
}
