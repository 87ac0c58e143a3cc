import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { type ChangeEvent, type DragEvent, useRef, useState } from "react";
import { classes } from "../../lib/classes.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Button } from "../../ui/button.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { importQuery, uploadFile } from "./queries.ts";

function useUpload() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: uploadFile,
    onSuccess: async (uploaded) => {
      const { id } = uploaded;
      client.setQueryData(importQuery(id).queryKey, uploaded);
      await client.invalidateQueries({ queryKey: ["imports", "list"] });
      await navigate({ to: "/contacts/imports/$id", params: { id } });
    },
  });
}

/** A file is dropped or chosen; it goes up at once and is shown before anything is imported. */
export function FileDrop() {
  const { t } = useI18n();
  const upload = useUpload();
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
  };
  const drop = (event: DragEvent) => {
    drag(event);
    const file = event.dataTransfer.files[0];
    if (file && !upload.isPending) upload.mutate(file);
  };
  return (
    <div
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={drop}
      className={classes(
        "grid justify-items-center gap-3 rounded-lg border-2 border-dashed px-4 py-8 text-center",
        over ? "border-accent bg-accent-soft" : "border-line-2 bg-paper",
      )}
    >
      {upload.error && <ProblemNote problem={problemFrom(upload.error)} />}
      <div className="grid max-w-md gap-1">
        <p className="text-lg font-semibold">{t("imports.drop")}</p>
        <p className="text-base text-pretty text-ink-2">{t("imports.dropHint")}</p>
      </div>
      <FileChoice busy={upload.isPending} onFile={upload.mutate} />
    </div>
  );
}

function FileChoice({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const read = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file) onFile(file);
    // The same file, mended, can be chosen again.
    target.value = "";
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        aria-label={t("imports.choose")}
        tabIndex={-1}
        className="sr-only"
        onChange={read}
      />
      <Button
        look="primary"
        busy={busy}
        icon={<FileUp size={16} aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {t(busy ? "imports.uploading" : "imports.choose")}
      </Button>
    </>
  );
}
