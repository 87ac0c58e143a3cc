import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import { Button } from "./button.tsx";

interface Props {
  text: string;
  /** What it is, for whoever hears the button only. */
  label: string;
}

/** Something to be taken elsewhere, with a button that takes it. */
export function CopyText({ text, label }: Props) {
  const { t } = useI18n();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  const Icon = copied ? Check : Copy;
  return (
    <div className="flex items-center gap-2 rounded-md border border-line bg-paper-2 py-1 pr-1 pl-3">
      <code className="min-w-0 flex-1 font-mono text-sm break-all">{text}</code>
      <Button
        size="sm"
        aria-label={`${t("action.copy")}: ${label}`}
        icon={<Icon size={15} aria-hidden="true" />}
        onClick={() => void copy()}
      >
        {copied ? t("apiKeys.copied") : t("action.copy")}
      </Button>
      <span role="status" className="sr-only">
        {copied && t("apiKeys.copied")}
      </span>
    </div>
  );
}
