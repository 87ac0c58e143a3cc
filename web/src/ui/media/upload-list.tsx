import { CircleAlert, X } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { isMoving, type Upload } from "../../lib/media/uploads.ts";
import type { Uploads } from "../../lib/media/use-uploads.ts";
import { Button } from "../button.tsx";
import { UploadProgress } from "../upload-progress.tsx";
import { problemText } from "../use-problem-text.ts";

/** Files on their way, each with how far it is, and those that did not make it, with the reason. */
export function UploadList({ uploads: { uploads, drop } }: { uploads: Uploads }) {
  const { t } = useI18n();
  if (uploads.length === 0) return null;
  return (
    <ul aria-label={t("media.uploads")} className="grid gap-2">
      {uploads.map((upload) => (
        <li
          key={upload.key}
          className="flex items-center gap-3 rounded-md border border-line bg-paper px-3 py-2"
        >
          <div className="grid min-w-0 flex-1 gap-1">
            <p className="truncate text-base font-semibold">{upload.name}</p>
            {isMoving(upload) ? <Progress upload={upload} /> : <Reason upload={upload} />}
          </div>
          <Button
            look="quiet"
            size="icon-sm"
            aria-label={t(isMoving(upload) ? "media.cancelUpload" : "media.dismiss", {
              name: upload.name,
            })}
            onClick={() => drop(upload.key)}
          >
            <X size={17} aria-hidden="true" />
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Progress({ upload: { name, size, sent, state } }: { upload: Upload }) {
  const { t } = useI18n();
  return (
    <UploadProgress
      name={name}
      size={size}
      sent={sent}
      waiting={state === "waiting" ? t("media.waiting") : null}
      checking={t("media.checking")}
    />
  );
}

function Reason({ upload: { fault, problem } }: { upload: Upload }) {
  const { t } = useI18n();
  const refusal =
    fault?.why === "size" ? t("media.refused.size", { limit: fault.limit }) : fault && t(fault.key);
  return (
    <p role="alert" className="flex gap-1.5 text-sm text-bad">
      <CircleAlert size={15} aria-hidden="true" className="mt-0.5 shrink-0" />
      {refusal ?? (problem && problemText(problem, t).detail)}
    </p>
  );
}
