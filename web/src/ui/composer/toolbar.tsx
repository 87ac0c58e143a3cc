import {
  Bold,
  Code,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Strikethrough,
} from "lucide-react";
import type { StateCommand } from "@codemirror/state";
import { useI18n, type MessageKey } from "../../lib/i18n/index.tsx";
import { Button } from "../button.tsx";
import { Tooltip } from "../tooltip.tsx";
import type { EditorHandle } from "./editor.tsx";
import type * as formats from "./marks.ts";
import { EmojiPicker } from "./emoji-picker.tsx";
import { InsertMenu } from "./insert-menu.tsx";
import type { Parts } from "./use-parts.ts";

interface Props {
  label: string;
  handle: EditorHandle | undefined;
  parts: Parts;
  /** With everything that formats; otherwise there is only the menu of values. */
  whole: boolean;
  inner: boolean;
}

type Formats = typeof formats;

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
