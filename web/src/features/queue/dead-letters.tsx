import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { RecordLine, RecordList } from "../../ui/record-list.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import {
  type DeadEvent,
  type DeadRow,
  type Queue,
  useDropDead,
  useRetryDead,
  useRetryEvents,
} from "./queries.ts";

/** What was given up: nothing happens to it until a person says so. */
export function DeadLetters({ deadRows, deadEvents }: Pick<Queue, "deadRows" | "deadEvents">) {
  const retry = useRetryDead();
  const retryEvents = useRetryEvents();
  const drop = useDropDead();
  const error = retry.error ?? retryEvents.error ?? drop.error;
  const busy = retry.isPending || retryEvents.isPending || drop.isPending;
  return (
    <>
      {error && <ProblemNote problem={problemFrom(error)} />}
      <DeadRows
        rows={deadRows}
        busy={busy}
        onRetry={(rows) => retry.mutate(rows)}
        onDrop={(rows) => drop.mutate({ rows })}
      />
      {deadEvents.length > 0 && (
        <DeadEvents
          events={deadEvents}
          busy={busy}
          left={retryEvents.data?.left ?? 0}
          onRetry={(events) => retryEvents.mutate(events)}
          onDrop={(events) => drop.mutate({ events })}
        />
      )}
    </>
  );
}

interface RowsProps {
  rows: readonly DeadRow[];
  busy: boolean;
  onRetry: (rows: readonly DeadRow[]) => void;
  onDrop: (rows: readonly DeadRow[]) => void;
}

function DeadRows({ rows, busy, onRetry, onDrop }: RowsProps) {
  const { t } = useI18n();
  const acts = (some: readonly DeadRow[], words: Words) => (
    <Acts
      {...{ busy, words }}
      mayRetry="campaign:send"
      onRetry={() => onRetry(some)}
      onDrop={() => onDrop(some)}
    />
  );
  return (
    <Panel flush title={t("queue.dead")} actions={rows.length > 1 && acts(rows, all)}>
      <p className="px-4 pt-3 text-sm text-ink-3">{t("queue.deadHint")}</p>
      {rows.length === 0 ? (
        <p className="px-4 pt-2 pb-4 text-ink-2">{t("queue.noDead")}</p>
      ) : (
        <RecordList label={t("queue.dead")} rows={rows} rowKey={({ id }) => id}>
          {(row) => (
            <RecordLine
              title={row.contactName || t("campaigns.nameless")}
              note={<RowNote row={row} />}
              actions={acts([row], one)}
            />
          )}
        </RecordList>
      )}
    </Panel>
  );
}

function RowNote({ row: { campaignId, campaignName, attempts, at } }: { row: DeadRow }) {
  const { t } = useI18n();
  return (
    <>
      <Link
        to="/campaigns/$id"
        params={{ id: campaignId }}
        className="underline decoration-line-2 hover:text-accent"
      >
        {campaignName}
      </Link>
      {" · "}
      {t("queue.deadReason", { count: attempts })}
      {" · "}
      <RelativeTime value={at} />
    </>
  );
}

interface EventsProps {
  events: readonly DeadEvent[];
  busy: boolean;
  /** How many could not be applied when they were tried again just now. */
  left: number;
  onRetry: (events: readonly DeadEvent[]) => void;
  onDrop: (events: readonly DeadEvent[]) => void;
}

function DeadEvents({ events, busy, left, onRetry, onDrop }: EventsProps) {
  const { t } = useI18n();
  const acts = (some: readonly DeadEvent[], words: Words) => (
    <Acts
      {...{ busy, words }}
      mayRetry="job:manage"
      onRetry={() => onRetry(some)}
      onDrop={() => onDrop(some)}
    />
  );
  return (
    <Panel flush title={t("queue.deadEvents")} actions={events.length > 1 && acts(events, all)}>
      <p className="px-4 pt-3 text-sm text-ink-3">{t("queue.deadEventsHint")}</p>
      <p role="status" className="px-4 text-sm font-medium text-warn empty:hidden">
        {left > 0 && t("queue.stillDead", { count: left })}
      </p>
      <RecordList label={t("queue.deadEvents")} rows={events} rowKey={({ id }) => id}>
        {(event) => (
          <RecordLine
            title={event.kind}
            note={
              <>
                {event.reason} · <RelativeTime value={event.at} />
              </>
            }
            actions={acts([event], one)}
          />
        )}
      </RecordList>
    </Panel>
  );
}

interface Words {
  retry: MessageKey;
  drop: MessageKey;
}

const one: Words = { retry: "action.retry", drop: "queue.drop" };
const all: Words = { retry: "queue.retryAll", drop: "queue.dropAll" };

interface ActsProps {
  words: Words;
  busy: boolean;
  /** The permission that it takes. */
  mayRetry: string;
  onRetry: () => void;
  onDrop: () => void;
}

function Acts({ words, busy, mayRetry, onRetry, onDrop }: ActsProps): ReactNode {
  const { t } = useI18n();
  const can = useCan();
  return (
    <span className="flex shrink-0 flex-wrap justify-end gap-1.5">
      {can(mayRetry) && (
        <Button size="sm" disabled={busy} onClick={onRetry}>
          {t(words.retry)}
        </Button>
      )}
      {can("job:manage") && (
        <Button size="sm" look="quiet" disabled={busy} onClick={onDrop}>
          {t(words.drop)}
        </Button>
      )}
    </span>
  );
}
