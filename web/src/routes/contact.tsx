import { getRouteApi } from "@tanstack/react-router";
import { ContactSheet } from "../features/contacts/contact-page.tsx";

const route = getRouteApi("/app/contacts/$id");

export function ContactPage() {
  const { id } = route.useParams();
  return <ContactSheet id={id} />;
}
