import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { EllipsisVertical, Pencil, Trash2, Volume2, VolumeX } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { CampaignHistory } from "./campaign-history.tsx";
import { ConsentDialog } from "./consent-dialog.tsx";
import { ConsentHistory } from "./consent-history.tsx";
import { ContactDetails, ContactFields } from "./contact-details.tsx";
import { ContactLabels } from "./contact-labels.tsx";
import { ConsentBadge, contactName } from "./contact-words.tsx";
import { DeleteContact } from "./delete-contact.tsx";
import { type Contact, contactQuery } from "./queries.ts";

interface Props {
  id: number;
  /** The way to what was said with them, where that is open to whoever looks. */
  toConversation: ReactNode;
}

export function ContactSheet({ id, toConversation }: Props) {
  const can = useCan();
  const { data: contact } = useSuspenseQuery(contactQuery(id));
  return (
    <>
      <PageHeader
        title={contactName(contact)}
        mark={<ConsentBadge {...contact} />}
        description={contact.name === "" ? undefined : (contact.phone ?? contact.userId)}
        actions={<Actions contact={contact} toConversation={toConversation} />}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-5">
          <ContactDetails contact={contact} />
          <ContactFields contact={contact} />
          {can("campaign:view") && <CampaignHistory contactId={contact.id} />}
        </div>
        <div className="grid gap-5">
          <ContactLabels contact={contact} />
          <ConsentHistory contact={contact} />
          {can("audit:view") && <WhoChanged contactId={contact.id} />}
        </div>
      </div>
    </>
  );
}

function WhoChanged({ contactId }: { contactId: number }) {
  const { t } = useI18n();
  return (
    <Link
      to="/audit"
      search={{ entity: "contact", entityId: contactId }}
      className="w-fit rounded-sm font-semibold text-accent hover:underline"
    >
      {t("contacts.whoChanged")}
    </Link>
  );
}

interface ActionsProps {
  contact: Contact;
  toConversation: ReactNode;
}

function Actions({ contact, toConversation }: ActionsProps) {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  const [asked, ask] = useState<"consent" | "delete">();
  const close = () => ask(undefined);
  return (
    <>
      {toConversation}
      {can("contact:write") && <Changes contact={contact} onConsent={() => ask("consent")} />}
      {can("contact:delete") && (
        <Menu
          trigger={
            <Button look="quiet" size="icon" aria-label={t("action.more")}>
              <EllipsisVertical size={18} aria-hidden="true" />
            </Button>
          }
        >
          <MenuItem
            danger
            icon={<Trash2 size={16} aria-hidden="true" />}
            onSelect={() => ask("delete")}
          >
            {t("contacts.delete")}
          </MenuItem>
        </Menu>
      )}
      {asked === "consent" && <ConsentDialog contact={contact} onClose={close} />}
      {asked === "delete" && (
        <DeleteContact
          contact={contact}
          onClose={close}
          onDeleted={() => void navigate({ to: "/contacts" })}
        />
      )}
    </>
  );
}

function Changes({ contact, onConsent }: { contact: Contact; onConsent: () => void }) {
  const { t } = useI18n();
  const Icon = contact.optedOut ? Volume2 : VolumeX;
  return (
    <>
      <Button icon={<Icon size={16} aria-hidden="true" />} onClick={onConsent}>
        {contact.optedOut ? t("contacts.optIn") : t("contacts.optOut")}
      </Button>
      <Button asChild look="primary">
        <Link to="/contacts/$id/edit" params={{ id: contact.id }}>
          <Pencil size={16} aria-hidden="true" />
          {t("action.edit")}
        </Link>
      </Button>
    </>
  );
}
