import { getRouteApi } from "@tanstack/react-router";
import { ExportContacts } from "../features/contacts/export-contacts.tsx";
import { AddContact, ContactTable } from "../features/contacts/contact-table.tsx";
import { ToImports } from "../features/imports/to-imports.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { useCan } from "../lib/session.ts";
import { PageHeader } from "../ui/page-header.tsx";

const route = getRouteApi("/app/contacts");

export function ContactsPage() {
  const { t } = useI18n();
  const can = useCan();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader
        title={t("nav.contacts")}
        description={t("contacts.description")}
        actions={
          <>
            <ExportContacts search={search} />
            {can("contact:write") && <ToImports />}
            {can("contact:write") && <AddContact />}
          </>
        }
      />
      <ContactTable
        search={search}
        change={(next) => void navigate({ search: next, replace: true })}
      />
    </>
  );
}
