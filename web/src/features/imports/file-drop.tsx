import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { DropZone } from "../../ui/drop-zone.tsx";
import { FileChoice } from "../../ui/file-choice.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { UploadProgress } from "../../ui/upload-progress.tsx";
import { importQuery, uploadFile } from "./queries.ts";

function useUpload() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [sent, setSent] = useState(0);
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(file, setSent),
    onMutate: () => setSent(0),
    onSuccess: async (uploaded) => {
      const { id } = uploaded;
      client.setQueryData(importQuery(id).queryKey, uploaded);
      await client.invalidateQueries({ queryKey: ["imports", "list"] });
      await navigate({ to: "/contacts/imports/$id", params: { id } });
    },
  });
  return { upload, sent };
}

/** A file is dropped or chosen; it goes up at once and is shown before anything is imported. */
export function FileDrop() {
  const { t } = useI18n();
  const { upload, sent } = useUpload();
  const send = ([file]: readonly File[]) => {
    if (file && !upload.isPending) upload.mutate(file);
  };
  return (
    <DropZone onFiles={send} className="grid justify-items-center gap-3 py-8 text-center">
      {upload.error && <ProblemNote problem={problemFrom(upload.error)} />}
      <div className="grid max-w-md gap-1">
        <p className="text-lg font-semibold">{t("imports.drop")}</p>
        <p className="text-base text-pretty text-ink-2">{t("imports.dropHint")}</p>
      </div>
      <FileChoice
        label={t("imports.choose")}
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        busy={upload.isPending}
        icon={<FileUp size={16} aria-hidden="true" />}
        onFiles={send}
      >
        {t(upload.isPending ? "imports.uploading" : "imports.choose")}
      </FileChoice>
      {upload.isPending && (
        <div className="w-full max-w-md">
          <UploadProgress
            name={upload.variables.name}
            size={upload.variables.size}
            sent={sent}
            checking={t("imports.checking")}
          />
        </div>
      )}
    </DropZone>
  );
}
