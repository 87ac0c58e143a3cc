import { useI18n } from "../../lib/i18n/index.tsx";
import { Panel } from "../../ui/panel.tsx";

const command = "pnpm restore --from siar-backup-….tar --state .state --force";

export function HowToRestore() {
  const { t } = useI18n();
  return (
    <Panel title={t("backups.how")}>
      <ol className="grid max-w-prose list-decimal gap-2 pl-5 text-base text-ink-2">
        <li>{t("backups.how.1")}</li>
        <li>{t("backups.how.2")}</li>
        <li>
          {t("backups.how.3")}
          <code className="mt-1 block overflow-x-auto rounded-md bg-paper-3 px-2.5 py-1.5 font-mono text-sm text-ink">
            {command}
          </code>
        </li>
        <li>{t("backups.how.4")}</li>
      </ol>
    </Panel>
  );
}
