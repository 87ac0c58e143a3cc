import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classes } from "../lib/classes.ts";
import { useI18n } from "../lib/i18n/index.tsx";
import { Button } from "./button.tsx";
import { handingOver } from "./handing-over.ts";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  width?: keyof typeof widths;
  /** Takes the focus when it closes; otherwise what opened it does. */
  onClosed?: (() => void) | undefined;
}

const widths = { md: "max-w-lg", lg: "max-w-3xl", xl: "max-w-6xl" };

const scrim = "fixed inset-0 z-40 bg-scrim animate-appear";

export function Dialog(props: Props) {
  const {
    open,
    onOpenChange,
    title,
    description,
    children,
    footer,
    width = "md",
    onClosed,
  } = props;
  const missing = description ? {} : { "aria-describedby": undefined };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={scrim} />
        <Radix.Content
          {...missing}
          {...handingOver(onClosed)}
          className={classes(
            "fixed inset-x-3 bottom-3 z-50 mx-auto flex max-h-[calc(100dvh-1.5rem)] flex-col rounded-xl border border-line bg-paper shadow-3 animate-rise",
            "sm:top-[12vh] sm:bottom-auto sm:max-h-[76vh]",
            widths[width],
          )}
        >
          <DialogHead title={title} description={description} />
          {children && <div className="min-h-0 overflow-y-auto px-5 pb-4">{children}</div>}
          {footer && (
            <div className="flex flex-wrap justify-end gap-2 rounded-b-xl border-t border-line bg-paper-2 px-5 py-3">
              {footer}
            </div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function DialogHead({ title, description }: Pick<Props, "title" | "description">) {
  const { t } = useI18n();
  return (
    <div className="flex items-start gap-4 px-5 pt-4.5 pb-3">
      <div className="grid min-w-0 flex-1 gap-1">
        <Radix.Title className="text-lg">{title}</Radix.Title>
        {description && (
          <Radix.Description className="text-base text-ink-2">{description}</Radix.Description>
        )}
      </div>
      <Radix.Close asChild>
        <Button look="quiet" size="icon-sm" aria-label={t("action.close")} className="-mr-1.5">
          <X size={18} aria-hidden="true" />
        </Button>
      </Radix.Close>
    </div>
  );
}
