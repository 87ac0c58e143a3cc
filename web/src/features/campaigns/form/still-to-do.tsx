import { ListTodo } from "lucide-react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import type { Fault } from "./faults.ts";

interface Props {
  faults: readonly Fault[];
  /** Leads to where it can be mended. */
  onMend?: (fault: Fault) => void;
}

/** What keeps it from going out, in words that say what to do. */
export function StillToDo({ faults, onMend }: Props) {
  const { t } = useI18n();
  if (faults.length === 0) return null;
  return (
    <div className="flex gap-2.5 rounded-md border border-line-2/65 bg-paper-2 px-3.5 py-2.5">
      <ListTodo size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />
      <div className="grid gap-1">
        <p className="font-semibold">{t("builder.toDo")}</p>
        <ul className="grid list-disc gap-0.5 pl-4">
          {faults.map((fault) => (
            <li key={fault.field}>
              {onMend ? (
                <button type="button" className="underline" onClick={() => onMend(fault)}>
                  {t(fault.text)}
                </button>
              ) : (
                t(fault.text)
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
