import { getRouteApi } from "@tanstack/react-router";
import { ImportSheet } from "../features/imports/import-sheet.tsx";

const route = getRouteApi("/app/contacts/imports/$id");

export function ImportPage() {
  const { id } = route.useParams();
  return <ImportSheet key={id} id={id} />;
}
