import { useMutation } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { answer, api } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { ProblemNote } from "../../../ui/problem-note.tsx";
import { Spinner } from "../../../ui/spinner.tsx";

type Kind = "image" | "video" | "document";

interface Props {
  kind: Kind;
  error: string | undefined;
  /** Meta's handle of the file; none while it is on its way. */
  onChange: (handle: string) => void;
}

const accepted: Record<Kind, string> = {
  image: "image/jpeg,image/png",
  video: "video/mp4",
  document: "application/pdf",
};

function useUpload(kind: Kind) {
  return useMutation({
    mutationFn: (chosen: File) =>
      answer(
        api.POST("/api/whatsapp/templates/samples", {
          params: { query: { kind } },
          // The file goes as it is; what the document calls its body is for readers.
          body: "",
          bodySerializer: () => chosen,
          headers: { "content-type": "application/octet-stream" },
        }),
      ),
  });
}

/** Only for Meta's reviewers: each campaign chooses a file of its own. */
export function SampleFile({ kind, error, onChange }: Props) {
  const { t } = useI18n();
  const upload = useUpload(kind);
  return (
    <div className="grid gap-2">
      <Field
        label={t("templates.draft.sampleFile")}
        hint={t("templates.draft.sampleFileHint")}
        error={error}
        required
      >
        {(control) => (
          <Input
            {...control}
            type="file"
            accept={accepted[kind]}
            className="h-auto py-1.5"
            onChange={({ target }) => {
              const [chosen] = target.files ?? [];
              if (!chosen) return;
              onChange("");
              // Only of the file that was chosen last.
              upload.mutate(chosen, { onSuccess: ({ handle }) => onChange(handle) });
            }}
          />
        )}
      </Field>
      <p role="status" className="flex items-center gap-1.5 text-sm text-ink-2 empty:hidden">
        {upload.isPending && <Spinner />}
        {upload.data && (
          <>
            <CircleCheck size={16} aria-hidden="true" className="text-good" />
            {t("templates.draft.fileTaken")}
          </>
        )}
      </p>
      {upload.error && <ProblemNote problem={problemFrom(upload.error)} />}
    </div>
  );
}
