import { useI18n } from "../../lib/i18n/index.tsx";
import { Details } from "../../ui/details.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { About } from "./about.tsx";
import { type Change, changesOf } from "./changes.ts";
import type { AuditEntry } from "./queries.ts";

interface Props {
  entry: AuditEntry;
  onClose: () => void;
}

export function EntryDialog({ entry, onClose }: Props) {
  const { t, format } = useI18n();
  const changes = changesOf(entry.before, entry.after, format.dateTime);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={entry.action}
      description={format.dateTime(entry.at)}
      width="lg"
    >
      <div className="grid gap-5">
        <Details
          details={[
            { label: t("audit.who"), value: entry.actor.name },
            { label: t("audit.about"), value: <About entry={entry} /> },
            { label: t("audit.address"), value: entry.address },
            {
              label: t("audit.request"),
              value: <code className="font-mono text-sm break-all">{entry.requestId}</code>,
            },
          ]}
        />
        {changes.length > 0 ? (
          <Changes changes={changes} />
        ) : (
          <p className="text-ink-2">{t("audit.nothingRecorded")}</p>
        )}
      </div>
    </Dialog>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useI18n();
  const head = "px-3 py-1.5 text-left text-sm font-semibold text-ink-2";
  return (
    <div className="overflow-x-auto rounded-md border border-line">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className={head}>
              {t("audit.field")}
            </th>
            <th scope="col" className={head}>
              {t("audit.before")}
            </th>
            <th scope="col" className={head}>
              {t("audit.after")}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <ChangeRow key={change.name} change={change} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ChangeRow({ change: { name, before, after } }: { change: Change }) {
  const cell = "max-w-64 px-3 py-1.5 align-top font-mono break-words";
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="px-3 py-1.5 text-left align-top font-semibold">
        {name}
      </th>
      <td className={`${cell} text-ink-2`}>{before ?? "–"}</td>
      <td className={cell}>{after ?? "–"}</td>
    </tr>
  );
}
