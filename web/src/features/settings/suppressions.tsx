import { Download, UserX } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { onDemand } from "../../ui/on-demand.tsx";
import { Panel } from "../../ui/panel.tsx";

const SuppressionDialog = onDemand(
  async () => (await import("./suppression-dialog.tsx")).SuppressionDialog,
);

/** Whom no campaign reaches: out as a file, and in from elsewhere. */
export function Suppressions() {
  const { t } = useI18n();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const mayRead = can("contact:read_phone");
  const mayWrite = can("contact:write");
  if (!mayRead && !mayWrite) return null;
  return (
    <div className="mt-5 max-w-3xl">
      <Panel title={t("suppressions.title")}>
        <p className="text-ink-2">{t("suppressions.hint")}</p>
        <div className="mt-4 flex flex-wrap gap-2">
          {mayRead && (
            <Button asChild>
              <a href="/api/contacts/suppressions/export" download>
                <Download size={16} aria-hidden="true" />
                {t("suppressions.export")}
              </a>
            </Button>
          )}
          {mayWrite && (
            <Button icon={<UserX size={16} aria-hidden="true" />} onClick={() => setOpen(true)}>
              {t("suppressions.import")}
            </Button>
          )}
        </div>
      </Panel>
      {open && <SuppressionDialog onClose={() => setOpen(false)} />}
    </div>
  );
}
