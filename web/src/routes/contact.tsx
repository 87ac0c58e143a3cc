import { getRouteApi } from "@tanstack/react-router";
import { ContactSheet } from "../features/contacts/contact-page.tsx";
import { ToConversation } from "../features/conversations/to-conversation.tsx";
import { useCan } from "../lib/session.ts";

const route = getRouteApi("/app/contacts/$id");

export function ContactPage() {
  const { id } = route.useParams();
  const can = useCan();
  return (
    <ContactSheet
      id={id}
      toConversation={can("conversation:reply") && <ToConversation contactId={id} />}
    />
  );
}
