import { CornerDownLeft, Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { Fragment, type ReactNode, useState } from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import { matches } from "../lib/text-match.ts";
import { Kbd } from "./kbd.tsx";
import { useOptionList } from "./use-option-list.ts";

export interface Command {
  id: string;
  group: string;
  label: string;
  /** Other words that somebody may look for it by. */
  words?: string;
  icon?: ReactNode;
  run: () => void;
}

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  commands: readonly Command[];
  /** What a search of the data found for the text; its entries are shown below the commands. */
  found?: readonly Command[];
  onType?: (text: string) => void;
}

export function CommandPalette({ open, onOpenChange, ...rest }: Props) {
  const { t } = useI18n();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-3 z-50 mx-auto max-w-xl animate-rise overflow-hidden rounded-xl border border-line bg-paper shadow-3 sm:top-[14vh]"
        >
          <Dialog.Title className="sr-only">{t("palette.title")}</Dialog.Title>
          <Palette {...rest} close={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type PaletteProps = Pick<Props, "commands" | "found" | "onType"> & { close: () => void };

function Palette({ commands, found = [], onType, close }: PaletteProps) {
  const { t } = useI18n();
  const [typed, setTyped] = useState("");
  const fitting = commands.filter(({ label, words }) => matches(`${label} ${words ?? ""}`, typed));
  const shown = [...fitting, ...found];
  const steer = useOptionList(shown.length, (index) => {
    close();
    shown[index]?.run();
  });
  const type = (text: string) => {
    setTyped(text);
    onType?.(text);
    steer.setActive(0);
  };
  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search size={18} aria-hidden="true" className="shrink-0 text-ink-3" />
        <input
          {...steer.inputProps}
          aria-label={t("palette.title")}
          placeholder={t("palette.placeholder")}
          value={typed}
          onChange={(event) => type(event.target.value)}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-3"
        />
        <Kbd>Esc</Kbd>
      </div>
      <Results shown={shown} steer={steer} />
    </>
  );
}

interface ResultsProps {
  shown: readonly Command[];
  steer: ReturnType<typeof useOptionList>;
}

function Results({ shown, steer }: ResultsProps) {
  const { t } = useI18n();
  return (
    <>
      <div
        {...steer.listProps}
        aria-label={t("palette.results")}
        className="max-h-[55vh] overflow-y-auto p-1.5"
      >
        {shown.map((command, index) => (
          <Fragment key={command.id}>
            {command.group !== shown[index - 1]?.group && (
              <div
                role="presentation"
                className="px-2.5 pt-2.5 pb-1 text-xs font-semibold text-ink-3"
              >
                {command.group}
              </div>
            )}
            <div {...steer.optionProps(index)} className="menu-row">
              {command.icon}
              <span className="truncate">{command.label}</span>
              {index === steer.active && (
                <CornerDownLeft size={14} aria-hidden="true" className="ml-auto" />
              )}
            </div>
          </Fragment>
        ))}
      </div>
      {shown.length === 0 && (
        <p role="status" className="px-4 pb-5 text-center text-base text-ink-2">
          {t("list.nothingFound")}
        </p>
      )}
    </>
  );
}
