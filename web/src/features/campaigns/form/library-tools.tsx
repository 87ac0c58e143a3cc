import { BookText, BookUp } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { ChooseMessage } from "./choose-message.tsx";
import { type Kept, KeepMessage } from "./keep-message.tsx";
import type { CampaignForm } from "./use-campaign-form.ts";

/** What the library takes: words, or a file with them; a sound it does not. */
function keepable({ type, text, mediaId, mediaKind }: CampaignForm["values"]): Kept | null {
  if (type === "text") return text.trim() === "" ? null : { type, text, mediaId: null };
  if (mediaId === null || mediaKind === null || mediaKind === "audio") return null;
  return { type: mediaKind, text, mediaId };
}

/** From the library into the campaign, and back into the library. */
export function LibraryTools({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const can = useCan();
  const [open, setOpen] = useState<"choose" | "keep">();
  const close = () => setOpen(undefined);
  const kept = keepable(form.values);
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
          disabled={kept === null}
          icon={<BookUp size={15} />}
          onClick={() => setOpen("keep")}
        >
          {t("library.putIn")}
        </Button>
      )}
      {open === "choose" && (
        <ChooseMessage
          onClose={close}
          onChoose={({ id, type, text, mediaId }) => {
            form.set("type", type === "text" ? "text" : "media");
            form.set("mediaId", mediaId);
            form.set("mediaKind", type === "text" ? null : type);
            form.set("text", text);
            form.set("messageTemplateId", id);
            close();
          }}
        />
      )}
      {open === "keep" && kept !== null && <KeepMessage message={kept} onClose={close} />}
    </div>
  );
}
