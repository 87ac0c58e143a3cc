import { Download } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../../ui/button.tsx";
import { contactListQuery, type ContactSearch } from "./search.ts";

/** Whom the list shows, all pages of it, as a file for a spreadsheet. */
export function ExportContacts({ search }: { search: ContactSearch }) {
  const { t } = useI18n();
  return (
    <Button asChild>
      <a href={exportAddress(search)} download>
        <Download size={16} aria-hidden="true" />
        {t("imports.export")}
      </a>
    </Button>
  );
}

function exportAddress(search: ContactSearch): string {
  const { limit: _, cursor: __, sort: ___, ...filter } = contactListQuery(search);
  const entries = Object.entries(filter).map(([name, value]) => [name, String(value)]);
  return `/api/contacts/export?${new URLSearchParams([...entries, ["phones", "grouped"]])}`;
}
