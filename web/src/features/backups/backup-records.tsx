import { DatabaseBackup, Download } from "lucide-react";
import { useState } from "react";
import { api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../../ui/button.tsx";
import { RowMenu } from "../../ui/data-table/row-menu.tsx";
import { RecordLine, RecordList } from "../../ui/record-list.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { Removal } from "../../ui/removal.tsx";
import { type Backup, backupsQuery } from "./queries.ts";

export function BackupRecords({ backups }: { backups: readonly Backup[] }) {
  const { t } = useI18n();
  const [doomed, doom] = useState<Backup>();
  return (
    <div className="sheet">
      {backups.length === 0 ? (
        <EmptyState icon={<DatabaseBackup aria-hidden="true" />} title={t("backups.none")}>
          {t("backups.noneHint")}
        </EmptyState>
      ) : (
        <RecordList label={t("backups.title")} rows={backups} rowKey={({ name }) => name}>
          {(backup) => <BackupLine backup={backup} onDelete={() => doom(backup)} />}
        </RecordList>
      )}
      {doomed && <Deletion backup={doomed} onClose={() => doom(undefined)} />}
    </div>
  );
}

function useSize() {
  const { t, format } = useI18n();
  return (bytes: number) =>
    bytes < 100_000
      ? t("backups.sizeSmall")
      : t("backups.size", { size: format.decimal(bytes / 1e6) });
}

function BackupLine({ backup, onDelete }: { backup: Backup; onDelete: () => void }) {
  const { t, format } = useI18n();
  const size = useSize();
  const { name, endedAt, rows, bytes, trigger } = backup;
  const how = t(trigger === "night" ? "backups.byNight" : "backups.byPerson");
  const date = format.dateTime(endedAt);
  return (
    <RecordLine
      title={date}
      note={`${how} · ${t("backups.rows", { count: rows })} · ${size(bytes)}`}
      actions={
        <>
          <Button asChild size="sm">
            <a
              href={`/api/backups/${name}/file`}
              download
              aria-label={`${t("backups.download")}: ${t("backups.deleteOne", { date })}`}
            >
              <Download size={16} aria-hidden="true" />
              <span className="max-sm:sr-only">{t("backups.download")}</span>
            </a>
          </Button>
          <RowMenu
            row={backup}
            name={t("backups.deleteOne", { date })}
            actions={[{ label: t("action.delete"), danger: true, run: onDelete }]}
          />
        </>
      }
    />
  );
}

function Deletion({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const { t, format } = useI18n();
  const { name, endedAt } = backup;
  const date = format.dateTime(endedAt);
  return (
    <Removal
      title={t("backups.deleteTitle", { date })}
      consequence={t("backups.deleteMeans")}
      confirm={t("backups.delete")}
      name={t("backups.deleteOne", { date })}
      remove={() => done(api.DELETE("/api/backups/{name}", { params: { path: { name } } }))}
      listKey={backupsQuery.queryKey}
      onClose={onClose}
    />
  );
}
