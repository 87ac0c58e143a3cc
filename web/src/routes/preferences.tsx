import { Preferences } from "../features/preferences/preferences.tsx";
import { OwnSessions } from "../features/session/own-sessions.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { PageHeader } from "../ui/page-header.tsx";

export function PreferencesPage() {
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={t("nav.preferences")} description={t("preferences.description")} />
      <Preferences />
      <OwnSessions />
    </>
  );
}
