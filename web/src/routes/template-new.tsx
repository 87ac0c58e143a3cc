import { Link, useNavigate } from "@tanstack/react-router";
import { TemplateForm } from "../features/templates/draft/draft-form.tsx";
import { ManagerLink } from "../features/templates/manager-link.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { Button } from "../ui/button.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { useToast } from "../ui/toast.tsx";

export function NewTemplatePage() {
  const { t } = useI18n();
  const toast = useToast();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title={t("templates.new")}
        description={t("templates.draft.description")}
        actions={<ManagerLink />}
      />
      <TemplateForm
        onSubmitted={({ id, name }) => {
          toast({ tone: "good", text: t("templates.draft.submitted", { name }) });
          void navigate({ to: "/whatsapp/templates", search: { show: id } });
        }}
        cancel={
          <Button asChild>
            <Link to="/whatsapp/templates">{t("action.cancel")}</Link>
          </Button>
        }
      />
    </>
  );
}
