import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import { Button } from "./button.tsx";

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Something beside the list that it is from; over it on a phone. */
export function Drawer({ title, onClose, children }: Props) {
  const { t } = useI18n();
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 right-0 z-50 flex w-full max-w-md animate-slide-left flex-col border-l border-line bg-paper shadow-3"
        >
          <div className="flex items-center gap-4 border-b border-line px-5 py-3">
            <Radix.Title className="min-w-0 flex-1 truncate text-lg">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button look="quiet" size="icon-sm" aria-label={t("action.close")}>
                <X size={18} aria-hidden="true" />
              </Button>
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
