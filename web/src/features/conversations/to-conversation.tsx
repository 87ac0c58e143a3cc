import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { MessagesSquare } from "lucide-react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toast.tsx";

/** Leads to what was said with a contact, and begins it where nothing was. */
export function ToConversation({ contactId }: { contactId: number }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const toast = useToast();
  const open = useMutation({
    mutationFn: () => answer(api.POST("/api/conversations", { body: { contactId } })),
    onSuccess: ({ id }) => void navigate({ to: "/conversations/$id", params: { id } }),
    onError: (error) => {
      const { detail, title } = problemFrom(error);
      toast({ tone: "bad", text: detail ?? title });
    },
  });
  return (
    <Button
      icon={<MessagesSquare size={16} aria-hidden="true" />}
      busy={open.isPending}
      onClick={() => open.mutate()}
    >
      {t("contacts.conversation")}
    </Button>
  );
}
