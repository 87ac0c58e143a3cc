import { Link } from "@tanstack/react-router";
import { Upload } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../../ui/button.tsx";

export function ToImports() {
  const { t } = useI18n();
  return (
    <Button asChild>
      <Link to="/contacts/imports">
        <Upload size={16} aria-hidden="true" />
        {t("imports.import")}
      </Link>
    </Button>
  );
}
