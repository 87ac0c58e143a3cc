import type { Criteria } from "@siar/core/segments/rules";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { useDebounced } from "../../lib/use-debounced.ts";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { useStable } from "../../lib/use-stable.ts";
import { type Preview, previewQuery } from "./queries.ts";

interface Props {
  criteria: Criteria;
  /** Nothing is unfinished, so it can be asked. */
  ready: boolean;
}

const handsRest = 200;

/** Who it would be right now, beside the conditions while they are written. */
export function SegmentPreview({ criteria, ready }: Props) {
  const { t } = useI18n();
  // What was unfinished a moment ago is not asked for either.
  const asked = useDebounced(useStable(ready ? criteria : null), handsRest);
  const { data, error, isFetching } = useQuery({
    ...previewQuery(asked ?? criteria),
    enabled: ready && asked !== null,
  });
  return (
    <aside aria-label={t("segments.live")} className="sheet overflow-hidden">
      <header className="flex items-center justify-between border-b border-line px-4 py-3">
        <h2 className="text-base">{t("segments.live")}</h2>
        {isFetching && data && <Spinner className="size-4 text-ink-3" />}
      </header>
      {!ready && (
        <p className="px-4 pt-3.5 text-sm text-ink-2">
          {t(data ? "segments.finishFirst" : "segments.finishToCount")}
        </p>
      )}
      <div aria-busy={isFetching}>
        {ready && error && (
          <div className="p-3">
            <ProblemNote problem={problemFrom(error)} />
          </div>
        )}
        {data && !(ready && error) && <Found preview={data} />}
        {!data && !error && ready && <Counting />}
        {!data && !ready && <div className="h-4" />}
      </div>
    </aside>
  );
}

function Counting() {
  return (
    <div className="grid gap-3 p-4">
      <Skeleton className="h-9 w-24" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}

function Found({ preview }: { preview: Preview }) {
  const { t, format } = useI18n();
  const { count, optedOut, inCooldown, withoutPhone, ms, samples } = preview;
  return (
    <>
      <div aria-live="polite" className="grid gap-0.5 px-4 pt-3.5 pb-3">
        <p className="flex items-baseline gap-2">
          <span className="font-display text-3xl font-semibold tracking-tight">
            {format.number(count)}
          </span>
          <span className="text-base text-ink-2">{t("segments.matching", { count })}</span>
        </p>
        {optedOut > 0 && (
          <p className="text-sm text-ink-2">{t("segments.optedOutOfThem", { count: optedOut })}</p>
        )}
        {inCooldown > 0 && (
          <p className="text-sm text-ink-2">{t("segments.inCooldown", { count: inCooldown })}</p>
        )}
        {withoutPhone > 0 && (
          <p className="text-sm text-ink-2">
            {t("segments.withoutPhone", { count: withoutPhone })}
          </p>
        )}
        <p className="text-xs text-ink-3">{t("segments.counted", { ms: Math.round(ms) })}</p>
      </div>
      {samples.length === 0 ? (
        <p className="border-t border-line px-4 py-3 text-base text-ink-2">
          {t("segments.nobody")}
        </p>
      ) : (
        <Samples samples={samples} />
      )}
    </>
  );
}

function Samples({ samples }: Pick<Preview, "samples">) {
  const { t } = useI18n();
  const can = useCan();
  return (
    <>
      <h3 className="border-t border-line px-4 pt-3 pb-1 text-sm text-ink-3">
        {t("segments.samples")}
      </h3>
      <ul className="pb-2">
        {samples.map(({ id, name, phone, userId }) => {
          const line = (
            <>
              <span className="truncate">{name || (phone ?? userId)}</span>
              {name !== "" && <span className="shrink-0 text-sm text-ink-3">{phone}</span>}
            </>
          );
          const style = "flex items-baseline justify-between gap-3 px-4 py-1.5 text-base";
          return (
            <li key={id}>
              {can("contact:view") ? (
                <Link
                  to="/contacts/$id"
                  params={{ id }}
                  className={`${style} -outline-offset-2 hover:bg-paper-2`}
                >
                  {line}
                </Link>
              ) : (
                <span className={style}>{line}</span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
