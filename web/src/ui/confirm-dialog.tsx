import { AlertDialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import type { Problem } from "../lib/problem.ts";
import { Button } from "./button.tsx";
import { ProblemNote } from "./problem-note.tsx";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will be different afterwards, with the numbers: whoever confirms knows what they did. */
  consequence: ReactNode;
  /** The act itself ("Stop the campaign"), never "OK". */
  confirm: string;
  danger?: boolean;
  busy?: boolean;
  problem?: Problem | undefined;
  onConfirm: () => void;
}

export function ConfirmDialog(props: Props) {
  const { open, onOpenChange, title, consequence, confirm, danger, busy, problem, onConfirm } =
    props;
  const { t } = useI18n();
  return (
    <Radix.Root open={open} onOpenChange={(next) => !busy && onOpenChange(next)}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content className="fixed inset-x-3 bottom-3 z-50 mx-auto max-w-md animate-rise rounded-xl border border-line bg-paper shadow-3 sm:top-[18vh] sm:bottom-auto">
          <div className="grid gap-2 px-5 pt-5 pb-4">
            <Radix.Title className="text-lg">{title}</Radix.Title>
            <Radix.Description asChild>
              <div className="text-base text-ink-2">{consequence}</div>
            </Radix.Description>
            {problem && <ProblemNote problem={problem} />}
          </div>
          <div className="flex flex-wrap justify-end gap-2 rounded-b-xl border-t border-line bg-paper-2 px-5 py-3">
            <Radix.Cancel asChild>
              <Button disabled={busy ?? false}>{t("action.cancel")}</Button>
            </Radix.Cancel>
            <Button look={danger ? "danger" : "primary"} busy={busy ?? false} onClick={onConfirm}>
              {confirm}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
