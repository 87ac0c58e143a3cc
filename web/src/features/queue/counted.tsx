import { useI18n } from "../../lib/i18n/index.tsx";
import { Panel } from "../../ui/panel.tsx";
import { RecordLine, RecordList } from "../../ui/record-list.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import type { Queue } from "./queries.ts";

/** What Meta reports and nothing here acts on: a kind that is new shows up here first. */
export function Counted({ counted }: Pick<Queue, "counted">) {
  const { t, format } = useI18n();
  if (counted.length === 0) return null;
  return (
    <Panel flush title={t("queue.counted")}>
      <p className="px-4 pt-3 text-sm text-ink-3">{t("queue.countedHint")}</p>
      <RecordList label={t("queue.counted")} rows={counted} rowKey={({ kind }) => kind}>
        {({ kind, count, at }) => (
          <RecordLine title={kind} note={<RelativeTime value={at} />} end={format.number(count)} />
        )}
      </RecordList>
    </Panel>
  );
}
