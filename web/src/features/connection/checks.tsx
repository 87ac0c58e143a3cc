import { CircleCheck, CircleX, ExternalLink } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { type Check, useSubscribe } from "./queries.ts";

interface Props {
  checks: readonly Check[];
  accountId: number;
}

/** What was looked at; beside what is wrong, the step that mends it. */
export function Checks({ checks, accountId }: Props) {
  return (
    <ul className="grid gap-2">
      {checks.map((check) => (
        <li
          key={`${check.check} ${check.detail ?? ""}`}
          className={
            check.ok
              ? "flex gap-2.5 px-3"
              : "flex gap-2.5 rounded-md border border-bad/35 bg-bad-soft px-3 py-2.5"
          }
        >
          {check.ok ? (
            <CircleCheck size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-good" />
          ) : (
            <CircleX size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-bad" />
          )}
          {check.ok ? <Well check={check} /> : <Wrong check={check} accountId={accountId} />}
        </li>
      ))}
    </ul>
  );
}

function Well({ check: { check } }: { check: Check }) {
  const { t } = useI18n();
  return (
    <span>
      {t(`connection.check.${check}`)}: {t("connection.good")}
    </span>
  );
}

function Wrong({ check, accountId }: { check: Check; accountId: number }) {
  const { t } = useI18n();
  const can = useCan();
  return (
    <div className="grid min-w-0 justify-items-start gap-1">
      <p className="font-semibold">{check.detail}</p>
      {check.step && <p className="text-ink-2">{check.step}</p>}
      {check.link && (
        <a
          href={check.link}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1.5 font-semibold text-accent hover:underline"
        >
          {t("connection.openMeta")}
          <ExternalLink size={14} aria-hidden="true" />
        </a>
      )}
      {check.check === "subscription" && can("channel:manage") && (
        <Subscribe accountId={accountId} />
      )}
    </div>
  );
}

function Subscribe({ accountId }: { accountId: number }) {
  const { t } = useI18n();
  const subscribe = useSubscribe(accountId);
  return (
    <>
      <Button
        size="sm"
        className="mt-1"
        busy={subscribe.isPending}
        onClick={() => subscribe.mutate(undefined)}
      >
        {t("connection.subscribe")}
      </Button>
      {subscribe.error && <ProblemNote problem={problemFrom(subscribe.error)} />}
    </>
  );
}
