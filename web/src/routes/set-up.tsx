import { useRouter } from "@tanstack/react-router";
import { SetupForm } from "../features/setup/setup-form.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { Doorway } from "../ui/doorway.tsx";

export function SetUp() {
  const { t } = useI18n();
  const router = useRouter();
  return (
    <Doorway title={t("setup.title")} description={t("setup.description")} wide>
      <SetupForm onReady={() => router.navigate({ to: "/" })} />
    </Doorway>
  );
}
