import { AudioLines, FileText, Film, Image, type LucideIcon } from "lucide-react";
import { useState } from "react";
import { classes } from "../../lib/classes.ts";
import { lengthText } from "../../lib/media/facts.ts";
import { type Media, type MediaKind, pictureAddress } from "../../lib/media/queries.ts";

export const kindIcons: Readonly<Record<MediaKind, LucideIcon>> = {
  image: Image,
  video: Film,
  audio: AudioLines,
  document: FileText,
};

interface Props {
  media: Media;
  className?: string;
}

/** What a file looks like in small; where it looks like nothing, the sign of its kind. */
export function MediaPicture({ media, className }: Props) {
  const { kind, durationMs } = media;
  const address = pictureAddress(media);
  const [broken, setBroken] = useState<string>();
  const Icon = kindIcons[kind];
  return (
    <span
      aria-hidden="true"
      className={classes(
        "relative grid place-items-center overflow-hidden rounded-md bg-paper-3 text-ink-3",
        className,
      )}
    >
      {address !== undefined && address !== broken ? (
        <img
          src={address}
          alt=""
          loading="lazy"
          onError={() => setBroken(address)}
          className="absolute inset-0 size-full object-cover"
        />
      ) : (
        <Icon size={30} />
      )}
      {durationMs !== null && (
        <span className="absolute right-1.5 bottom-1.5 rounded-sm bg-paper/90 px-1.5 py-0.5 font-mono text-xs text-ink">
          {lengthText(durationMs)}
        </span>
      )}
    </span>
  );
}
