import { Link, useNavigate } from "@tanstack/react-router";
import { ContactForm } from "../features/contacts/contact-form.tsx";
import { answer, api } from "../lib/api.ts";
import { useI18n } from "../lib/i18n/index.tsx";
import { Button } from "../ui/button.tsx";
import { PageHeader } from "../ui/page-header.tsx";

export function NewContactPage() {
  const { t } = useI18n();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={t("contacts.new")} />
      <ContactForm
        save={(changes) =>
          answer(api.POST("/api/contacts", { body: { ...changes, name: changes.name ?? "" } }))
        }
        onSaved={({ id }) => void navigate({ to: "/contacts/$id", params: { id } })}
        cancel={
          <Button asChild>
            <Link to="/contacts">{t("action.cancel")}</Link>
          </Button>
        }
      />
    </>
  );
}
