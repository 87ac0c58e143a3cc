import { ExternalLink } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../../ui/button.tsx";
import { managerAddress } from "./manager.ts";

/** New kinds of templates, and what Siar cannot make itself, are made at Meta. */
export function ManagerLink({ wabaId }: { wabaId?: string | undefined }) {
  const { t } = useI18n();
  return (
    <Button asChild>
      <a href={managerAddress(wabaId)} target="_blank" rel="noreferrer">
        {t("templates.manager")}
        <ExternalLink size={15} aria-hidden="true" />
      </a>
    </Button>
  );
}
