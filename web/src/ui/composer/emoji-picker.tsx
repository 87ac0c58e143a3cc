import { Smile } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { useI18n, type MessageKey } from "../../lib/i18n/index.tsx";
import { Button } from "../button.tsx";
import { handingOver } from "../handing-over.ts";

/** Those that shops write with; any other comes from the keyboard of the device. */
const groups: readonly { word: MessageKey; emoji: string }[] = [
  {
    word: "composer.emoji.faces",
    emoji: "😊 😀 😄 😁 😉 😍 🥰 😘 🤩 😎 🤗 🤔 😅 😂 🥳 😇 🙃 😋 😴 😢 😭 😱",
  },
  { word: "composer.emoji.hands", emoji: "👋 🙏 👍 👎 👏 🙌 🤝 💪 ✌️ 👌 🤞 👇 👉 👆 ☝️ ✍️" },
  { word: "composer.emoji.hearts", emoji: "❤️ 🧡 💛 💚 💙 💜 🖤 🤍 💖 💕 💯 ✨ ⭐ 🌟 🔥 💥" },
  { word: "composer.emoji.shop", emoji: "🎉 🎁 🛍️ 🛒 🏷️ 💰 💳 💵 📦 🚚 🏪 📣 📢 🎊 🎈 🏆" },
  { word: "composer.emoji.food", emoji: "☕ 🍵 🧋 🍰 🍞 🍕 🍔 🍜 🍚 🍗 🥗 🍓 🍎 🍌 🥭 🍦" },
  { word: "composer.emoji.days", emoji: "📅 ⏰ ⌛ 🌙 ☀️ 🌈 🌸 🌴 🕌 🎄 🎆 🇮🇩" },
  { word: "composer.emoji.signs", emoji: "✅ ❌ ⚠️ ℹ️ ❗ ❓ ➡️ ⬇️ 📍 📌 📞 📱 💬 📧 🔗 🔔" },
];

interface Props {
  onPick: (emoji: string) => void;
  onClosed: () => void;
}

export function EmojiPicker({ onPick, onClosed }: Props) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const pick = (emoji: string) => {
    setOpen(false);
    onPick(emoji);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button look="quiet" size="icon-sm" aria-label={t("composer.emoji")}>
          <Smile size={16} aria-hidden="true" />
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={5}
          collisionPadding={8}
          aria-label={t("composer.emoji")}
          {...handingOver(onClosed)}
          className="popup z-50 grid max-h-80 w-80 max-w-[calc(100vw-1rem)] gap-2 overflow-y-auto p-2.5"
        >
          <Groups onPick={pick} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Groups({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useI18n();
  return groups.map(({ word, emoji }) => (
    <div key={word} role="group" aria-label={t(word)} className="grid grid-cols-8 gap-0.5">
      {emoji.split(" ").map((sign) => (
        <button
          key={sign}
          type="button"
          onClick={() => onPick(sign)}
          className="grid size-9 place-items-center rounded-md text-xl hover:bg-paper-3"
        >
          {sign}
        </button>
      ))}
    </div>
  ));
}
