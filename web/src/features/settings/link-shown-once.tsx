import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../../ui/button.tsx";
import { CopyText } from "../../ui/copy-text.tsx";
import { Dialog } from "../../ui/dialog.tsx";

interface Props {
  title: string;
  description: string;
  /** From the address of Siar on. */
  path: string;
  onClose: () => void;
}

export function LinkShownOnce({ title, description, path, onClose }: Props) {
  const { t } = useI18n();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <Button look="primary" onClick={onClose}>
          {t("invitations.sent")}
        </Button>
      }
    >
      <CopyText text={window.location.origin + path} label={title} />
    </Dialog>
  );
}
