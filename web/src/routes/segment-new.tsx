import { Link, useNavigate } from "@tanstack/react-router";
import { SegmentEditor } from "../features/segments/segment-editor.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { Button } from "../ui/button.tsx";
import { PageHeader } from "../ui/page-header.tsx";

export function NewSegmentPage() {
  const { t } = useI18n();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={t("segments.new")} />
      <SegmentEditor
        onSaved={({ id }) => void navigate({ to: "/segments/$id", params: { id } })}
        cancel={
          <Button asChild>
            <Link to="/segments">{t("action.cancel")}</Link>
          </Button>
        }
      />
    </>
  );
}
