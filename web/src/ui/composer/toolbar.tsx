import {
  Bold,
  Braces,
  Code,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Pencil,
  Quote,
  Shuffle,
  Split,
  Strikethrough,
} from "lucide-react";
import type { StateCommand } from "@codemirror/state";
import { useI18n, type MessageKey } from "../../lib/i18n/index.tsx";
import { Button } from "../button.tsx";
import { Menu, MenuHeading, MenuItem, MenuSeparator } from "../menu.tsx";
import { Tooltip } from "../tooltip.tsx";
import type { EditorHandle } from "./editor.tsx";
import { EmojiPicker } from "./emoji-picker.tsx";
import { useVariables } from "./use-variables.ts";
import type { Parts } from "./use-parts.ts";

interface Props {
  label: string;
  handle: EditorHandle | undefined;
  parts: Parts;
  /** With everything that formats; otherwise there is only the menu of values. */
  whole: boolean;
  inner: boolean;
}

type Formats = typeof import("./marks.ts");

interface Tool {
  word: MessageKey;
  icon: LucideIcon;
  keys?: string;
  command: (formats: Formats) => StateCommand;
}

const tools: readonly Tool[] = [
  { word: "composer.bold", icon: Bold, keys: "B", command: (f) => f.toggleMark("*") },
  { word: "composer.italic", icon: Italic, keys: "I", command: (f) => f.toggleMark("_") },
  { word: "composer.strike", icon: Strikethrough, keys: "⇧X", command: (f) => f.toggleMark("~") },
  { word: "composer.mono", icon: Code, keys: "⇧M", command: (f) => f.toggleMark("```") },
  { word: "composer.bullets", icon: List, command: (f) => f.toggleLines("bullets") },
  { word: "composer.numbers", icon: ListOrdered, command: (f) => f.toggleLines("numbers") },
  { word: "composer.quote", icon: Quote, command: (f) => f.toggleLines("quote") },
];

export function Toolbar({ label, handle, parts, whole, inner }: Props) {
  const { t } = useI18n();
  if (!whole) return <InsertMenu label={label} parts={parts} inner={inner} small />;
  return (
    <div
      role="toolbar"
      aria-label={t("composer.toolbar", { field: label })}
      className="flex flex-wrap items-center gap-0.5 border-b border-line bg-paper-2 px-1.5 py-1"
    >
      {!inner && tools.map((tool) => <ToolButton key={tool.word} tool={tool} handle={handle} />)}
      <EmojiPicker onPick={(emoji) => parts.put(emoji)} onClosed={parts.focus} />
      <span className="flex-1" />
      <InsertMenu label={label} parts={parts} inner={inner} />
    </div>
  );
}

const command = /mac|iphone|ipad/iu.test(navigator.platform) ? "⌘" : "Ctrl+";

function ToolButton({ tool, handle }: { tool: Tool; handle: EditorHandle | undefined }) {
  const { t } = useI18n();
  const { word, keys, icon: Icon } = tool;
  const run = async () => {
    if (!handle) return;
    tool.command(await import("./marks.ts"))(handle.view);
    handle.view.focus();
  };
  return (
    <Tooltip text={keys ? `${t(word)} ${command}${keys.replace("⇧", "Shift+")}` : t(word)}>
      <Button
        look="quiet"
        size="icon-sm"
        aria-label={t(word)}
        // The text keeps its selection while its toolbar is pressed.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => void run()}
      >
        <Icon size={16} aria-hidden="true" />
      </Button>
    </Tooltip>
  );
}

interface InsertProps extends Pick<Props, "label" | "parts" | "inner"> {
  small?: boolean;
}

function InsertMenu({ label, parts, inner, small = false }: InsertProps) {
  const { t } = useI18n();
  const variables = useVariables();
  const icon = <Braces size={15} aria-hidden="true" />;
  const name = t("composer.insertInto", { field: label });
  return (
    <Menu
      label={name}
      onClosed={parts.focus}
      trigger={
        small ? (
          <Button look="quiet" size="icon" aria-label={name}>
            {icon}
          </Button>
        ) : (
          <Button size="sm" icon={icon} aria-label={name}>
            {t("composer.insert")}
          </Button>
        )
      }
    >
      <MenuHeading>{t("composer.values")}</MenuHeading>
      {variables.map(({ name: variable, label: word }) => (
        <MenuItem
          key={variable}
          onSelect={() => parts.putPart({ kind: "variable", name: variable, fallback: "" })}
        >
          <span className="flex-1">{word}</span>
          <code className="font-mono text-xs text-ink-3">{`{${variable}}`}</code>
        </MenuItem>
      ))}
      <MenuSeparator />
      {!inner && (
        <>
          <MenuItem icon={<Shuffle size={15} />} onSelect={() => parts.begin("choice")}>
            {t("composer.addChoice")}
          </MenuItem>
          <MenuItem icon={<Split size={15} />} onSelect={() => parts.begin("condition")}>
            {t("composer.addCondition")}
          </MenuItem>
        </>
      )}
      <MenuItem icon={<Pencil size={15} />} onSelect={parts.editBeside}>
        {t("composer.editBeside")}
      </MenuItem>
    </Menu>
  );
}
