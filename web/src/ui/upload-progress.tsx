import { useI18n } from "../lib/i18n/index.tsx";
import { sizeText } from "../lib/media/facts.ts";
import { ProgressBar } from "./progress-bar.tsx";

interface Props {
  name: string;
  /** In bytes, as what was sent is. */
  size: number;
  sent: number;
  /** It has not begun to leave. */
  waits?: boolean;
}

/** How much of a file has left; what follows then is up to the other side. */
export function UploadProgress({ name, size, sent, waits }: Props) {
  const { t, format } = useI18n();
  const share = size > 0 ? Math.min(1, sent / size) : 0;
  const text = waits
    ? t("media.waiting")
    : share === 1
      ? t("media.checking")
      : `${format.percent(share)} · ${sizeText(size, format)}`;
  return (
    <div className="flex items-center gap-3">
      <ProgressBar
        label={name}
        total={Math.max(1, size)}
        text={text}
        height="thin"
        segments={[{ value: Math.min(sent, size), tone: "accent", label: name }]}
      />
      <span className="shrink-0 text-sm text-ink-2 tabular-nums">{text}</span>
    </div>
  );
}
