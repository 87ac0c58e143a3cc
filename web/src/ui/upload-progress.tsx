import { useI18n } from "../lib/i18n/index.tsx";
import { sizeText } from "../lib/media/facts.ts";
import { ProgressBar } from "./progress-bar.tsx";

interface Props {
  name: string;
  /** In bytes, as what was sent is. */
  size: number;
  sent: number;
  /** Said while it has not begun to leave. */
  waiting?: string | null;
  /** Said once all of it has left, and the other side looks at it. */
  checking: string;
}

/** How much of a file has left. */
export function UploadProgress({ name, size, sent, waiting, checking }: Props) {
  const { format } = useI18n();
  const share = size > 0 ? Math.min(1, sent / size) : 0;
  const leaving = `${format.percent(share)} · ${sizeText(size, format)}`;
  const text = waiting ?? (share === 1 ? checking : leaving);
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
