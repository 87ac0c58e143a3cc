import { Upload } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { classes } from "../../lib/classes.ts";
import { DropZone } from "../drop-zone.tsx";
import { FileChoice } from "../file-choice.tsx";

interface Props {
  onFiles: (files: readonly File[]) => void;
  /** Beside a library it takes less room. */
  compact?: boolean;
}

const accept = [
  ".jpg,.jpeg,.png,.mp4,.3gp,.aac,.amr,.mp3,.m4a,.ogg,.opus",
  ".pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt,.csv",
].join(",");

/** Files are dropped or chosen, any number of them. */
export function FileDrop({ onFiles, compact = false }: Props) {
  const { t } = useI18n();
  return (
    <DropZone
      onFiles={onFiles}
      className={classes(
        "flex flex-wrap items-center justify-center gap-x-5 gap-y-3 text-center sm:flex-nowrap sm:justify-between sm:text-left",
        compact ? "py-3" : "py-5",
      )}
    >
      <div className="grid min-w-0 gap-0.5">
        <p className="font-semibold">{t("media.drop")}</p>
        <p className="text-sm text-pretty text-ink-2">{t("media.limits")}</p>
      </div>
      <FileChoice
        label={t("media.choose")}
        accept={accept}
        multiple
        icon={<Upload size={16} aria-hidden="true" />}
        onFiles={onFiles}
      />
    </DropZone>
  );
}
