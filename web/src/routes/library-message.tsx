import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { MessageEditor } from "../features/library/message-editor.tsx";
import { messageQuery, type Message } from "../features/library/queries.ts";
import { useI18n } from "../lib/i18n/index.tsx";
import { Button } from "../ui/button.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { useToast } from "../ui/toast.tsx";

const route = getRouteApi("/app/message-templates/$id");

function useSaved() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const toast = useToast();
  return ({ name }: Message) => {
    toast({ tone: "good", text: t("library.saved", { name }) });
    void navigate({ to: "/message-templates" });
  };
}

function Cancel() {
  const { t } = useI18n();
  return (
    <Button asChild>
      <Link to="/message-templates">{t("action.cancel")}</Link>
    </Button>
  );
}

export function NewMessagePage() {
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={t("library.new")} />
      <MessageEditor onSaved={useSaved()} cancel={<Cancel />} />
    </>
  );
}

export function EditMessagePage() {
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(messageQuery(id));
  // As it was when the form opened: a change by somebody else must be refused, not overwritten.
  const [message] = useState(data);
  return (
    <>
      <PageHeader title={message.name} />
      <MessageEditor key={id} message={message} onSaved={useSaved()} cancel={<Cancel />} />
    </>
  );
}
