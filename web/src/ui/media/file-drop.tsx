import { Upload } from "lucide-react";
import { type ChangeEvent, type DragEvent, useRef, useState } from "react";
import { classes } from "../../lib/classes.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../button.tsx";

interface Props {
  onFiles: (files: readonly File[]) => void;
  /** Beside a library it takes less room. */
  compact?: boolean;
}

/** Files are dropped or chosen, any number of them. */
export function FileDrop({ onFiles, compact = false }: Props) {
  const { t } = useI18n();
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
  };
  const drop = (event: DragEvent) => {
    drag(event);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={drop}
      className={classes(
        "flex flex-wrap items-center justify-center gap-x-5 gap-y-3 rounded-lg border-2 border-dashed px-4 text-center sm:flex-nowrap sm:justify-between sm:text-left",
        compact ? "py-3" : "py-5",
        over ? "border-accent bg-accent-soft" : "border-line-2 bg-paper",
      )}
    >
      <div className="grid min-w-0 gap-0.5">
        <p className="font-semibold">{t("media.drop")}</p>
        <p className="text-sm text-pretty text-ink-2">{t("media.limits")}</p>
      </div>
      <FileChoice onFiles={onFiles} />
    </div>
  );
}

const accept = [
  ".jpg,.jpeg,.png,.mp4,.3gp,.aac,.amr,.mp3,.m4a,.ogg,.opus",
  ".pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt,.csv",
].join(",");

function FileChoice({ onFiles }: Pick<Props, "onFiles">) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const read = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(target.files ?? [])]);
    // The same file, mended, can be chosen again.
    target.value = "";
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept={accept}
        aria-label={t("media.choose")}
        tabIndex={-1}
        className="sr-only"
        onChange={read}
      />
      <Button
        look="primary"
        icon={<Upload size={16} aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {t("media.choose")}
      </Button>
    </>
  );
}
