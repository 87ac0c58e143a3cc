import { BookText, BookUp } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { ChooseMessage } from "./choose-message.tsx";
import { KeepMessage } from "./keep-message.tsx";
import type { CampaignForm } from "./use-campaign-form.ts";

/** From the library into the campaign, and back into the library. */
export function LibraryTools({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const can = useCan();
  const [open, setOpen] = useState<"choose" | "keep">();
  const close = () => setOpen(undefined);
  const written = form.values.text.trim() !== "";
  return (
    <div className="flex flex-wrap gap-2">
      {can("template:view") && (
        <Button size="sm" icon={<BookText size={15} />} onClick={() => setOpen("choose")}>
          {t("library.take")}
        </Button>
      )}
      {can("template:manage") && (
        <Button
          size="sm"
          disabled={!written}
          icon={<BookUp size={15} />}
          onClick={() => setOpen("keep")}
        >
          {t("library.putIn")}
        </Button>
      )}
      {open === "choose" && (
        <ChooseMessage
          onClose={close}
          onChoose={({ id, text }) => {
            form.set("text", text);
            form.set("messageTemplateId", id);
            close();
          }}
        />
      )}
      {open === "keep" && <KeepMessage text={form.values.text} onClose={close} />}
    </div>
  );
}
