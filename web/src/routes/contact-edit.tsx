import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { ContactForm } from "../features/contacts/contact-form.tsx";
import { contactName } from "../features/contacts/contact-words.tsx";
import { contactQuery } from "../features/contacts/queries.ts";
import { answer, api } from "../lib/api.ts";
import { useI18n } from "../lib/i18n/index.tsx";
import { Button } from "../ui/button.tsx";
import { PageHeader } from "../ui/page-header.tsx";

const route = getRouteApi("/app/contacts/$id/edit");

export function EditContactPage() {
  const { t } = useI18n();
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(contactQuery(id));
  // As it was when the form opened: a change by somebody else must be refused, not overwritten.
  const [contact] = useState(data);
  return (
    <>
      <PageHeader title={t("contacts.editing", { name: contactName(contact) })} />
      <ContactForm
        contact={contact}
        save={(changes) =>
          answer(
            api.PUT("/api/contacts/{id}", {
              params: { path: { id } },
              body: { ...changes, version: contact.version },
            }),
          )
        }
        onSaved={() => void navigate({ to: "/contacts/$id", params: { id } })}
        cancel={
          <Button asChild>
            <Link to="/contacts/$id" params={{ id }}>
              {t("action.cancel")}
            </Link>
          </Button>
        }
      />
    </>
  );
}
