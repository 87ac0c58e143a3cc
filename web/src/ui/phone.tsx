import {
  AudioLines,
  CheckCheck,
  Copy,
  ExternalLink,
  FileText,
  Image,
  type LucideIcon,
  MapPin,
  Phone as Handset,
  Play,
  Reply,
} from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "../lib/classes.ts";
import { useI18n } from "../lib/i18n/index.tsx";
import { WhatsAppMessage, WhatsAppText } from "./whatsapp-text.tsx";

/** The wall of a conversation, with the messages on it. */
export function Phone({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div
      role="group"
      aria-label={label}
      className="wallpaper grid content-start gap-2 rounded-lg border border-line px-3 py-4"
    >
      {children}
    </div>
  );
}

export type MediaKind = "image" | "video" | "audio" | "document" | "location";

export interface BubbleButton {
  type: string;
  text: string;
  value: string | null;
}

interface Props {
  body: string;
  header?: string | null;
  mediaKind?: MediaKind | null;
  /** The file itself, where it is known. */
  media?: ReactNode;
  footer?: string | null;
  buttons?: readonly BubbleButton[];
  from?: "us" | "customer";
  /** With a time and ticks, as of a message that was just read: only where it is a picture of one. */
  stamped?: boolean;
  /** In place of that: the time and what became of it. */
  foot?: ReactNode;
}

/** One message as a phone shows it. */
export function MessageBubble(props: Props) {
  const {
    body,
    header,
    mediaKind,
    media,
    footer,
    buttons = [],
    from = "us",
    stamped = false,
    foot,
  } = props;
  return (
    <div
      className={classes(
        "w-fit max-w-[min(92%,26rem)] min-w-24 overflow-hidden rounded-lg text-base text-ink shadow-1",
        from === "us" ? "justify-self-end bg-bubble-us" : "justify-self-start bg-paper",
      )}
    >
      <div className="grid gap-1 px-2.5 py-1.5">
        {media ?? (mediaKind && <MediaPlace kind={mediaKind} />)}
        {header && (
          <p className="font-semibold">
            <WhatsAppText text={header} />
          </p>
        )}
        {body !== "" && <WhatsAppMessage text={body} />}
        {footer && <p className="text-sm text-ink-2">{footer}</p>}
        {foot ?? (stamped && <Stamp />)}
      </div>
      {buttons.length > 0 && <BubbleButtons buttons={buttons} />}
    </div>
  );
}

function Stamp() {
  const { format } = useI18n();
  return (
    <span
      aria-hidden="true"
      className="-mt-0.5 flex items-center justify-end gap-1 text-2xs leading-none text-ink-2"
    >
      {format.time(opened)}
      <CheckCheck size={14} className="text-info" />
    </span>
  );
}

const opened = new Date().toISOString();

const mediaIcons: Record<MediaKind, LucideIcon> = {
  image: Image,
  video: Play,
  audio: AudioLines,
  document: FileText,
  location: MapPin,
};

/** Where the file will be; which file it is, the campaign says. */
function MediaPlace({ kind }: { kind: MediaKind }) {
  const Icon = mediaIcons[kind];
  return (
    <span
      aria-hidden="true"
      className="my-0.5 grid h-28 w-full min-w-52 place-items-center rounded-md bg-paper-3 text-ink-3"
    >
      <Icon size={28} />
    </span>
  );
}

const buttonIcons: Readonly<Record<string, LucideIcon>> = {
  URL: ExternalLink,
  PHONE_NUMBER: Handset,
  COPY_CODE: Copy,
  OTP: Copy,
  QUICK_REPLY: Reply,
};

function BubbleButtons({ buttons }: { buttons: readonly BubbleButton[] }) {
  return (
    <ul className="border-t border-line">
      {buttons.map((button) => {
        const Icon = buttonIcons[button.type] ?? Reply;
        return (
          <li
            key={`${button.type} ${button.text} ${button.value ?? ""}`}
            title={button.value ?? undefined}
            className="flex items-center justify-center gap-2 border-b border-line px-3 py-2 text-base font-semibold text-accent last:border-0"
          >
            <Icon size={15} aria-hidden="true" />
            {button.text || button.value}
          </li>
        );
      })}
    </ul>
  );
}
