import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Download, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { lengthText, sizeText } from "../../lib/media/facts.ts";
import { fileAddress, type Media, mediaQuery, mediaUsers } from "../../lib/media/queries.ts";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { Details } from "../../ui/details.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { MediaPicture } from "../../ui/media/media-picture.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { RemoveMedia } from "./remove-media.tsx";
import { RenameMedia } from "./rename-media.tsx";

interface Props {
  id: number;
  onClose: () => void;
}

/** One file: seen or heard, with what is known of it and where it is used. */
export function MediaDrawer({ id, onClose }: Props) {
  const { t } = useI18n();
  const { data: media, error } = useQuery(mediaQuery(id));
  return (
    <Drawer title={media?.name ?? t("list.loading")} onClose={onClose}>
      {error && <ProblemNote problem={problemFrom(error)} />}
      {media ? (
        <div className="grid gap-5">
          <Playback media={media} />
          <Actions media={media} onRemoved={onClose} />
          <Facts media={media} />
          <Users id={id} />
        </div>
      ) : (
        !error && <Skeleton className="h-60 w-full" />
      )}
    </Drawer>
  );
}

const frame = "max-h-80 w-full rounded-md bg-paper-3";

/** What a business recorded itself comes without captions. */
function Playback({ media }: { media: Media }) {
  const { id, name, kind } = media;
  const source = fileAddress(id);
  switch (kind) {
    case "image":
      return <img src={source} alt={name} className={`${frame} object-contain`} />;
    case "video":
      return (
        <video src={source} controls preload="metadata" aria-label={name} className={frame}>
          <track kind="captions" />
        </video>
      );
    case "audio":
      return (
        <audio src={source} controls preload="metadata" aria-label={name} className="w-full">
          <track kind="captions" />
        </audio>
      );
    case "document":
      return <MediaPicture media={media} className="h-40 w-full" />;
  }
}

function Actions({ media, onRemoved }: { media: Media; onRemoved: () => void }) {
  const { t } = useI18n();
  const can = useCan();
  const [open, setOpen] = useState<"rename" | "remove">();
  const close = () => setOpen(undefined);
  return (
    <div className="flex flex-wrap gap-2">
      <Button asChild>
        <a href={fileAddress(media.id)} download={media.name}>
          <Download size={16} aria-hidden="true" />
          {t("media.download")}
        </a>
      </Button>
      {can("media:manage") && (
        <>
          <Button icon={<Pencil size={16} aria-hidden="true" />} onClick={() => setOpen("rename")}>
            {t("media.rename")}
          </Button>
          <Button icon={<Trash2 size={16} aria-hidden="true" />} onClick={() => setOpen("remove")}>
            {t("media.remove")}
          </Button>
        </>
      )}
      {open === "rename" && <RenameMedia media={media} onClose={close} />}
      {open === "remove" && <RemoveMedia media={media} onClose={close} onRemoved={onRemoved} />}
    </div>
  );
}

function Facts({ media }: { media: Media }) {
  const { t, format } = useI18n();
  const { kind, mime, size, width, height, durationMs, createdAt, useCount } = media;
  return (
    <Details
      details={[
        { label: t("media.kindLabel"), value: t(`media.kind.${kind}`) },
        { label: t("media.type"), value: <span className="font-mono text-sm">{mime}</span> },
        { label: t("media.size"), value: sizeText(size, format) },
        ...(width !== null && height !== null
          ? [{ label: t("media.pixels"), value: `${width} × ${height}` }]
          : []),
        ...(durationMs !== null
          ? [{ label: t("media.length"), value: lengthText(durationMs) }]
          : []),
        { label: t("media.uploadedAt"), value: format.dateTime(createdAt) },
        {
          label: t("media.uses"),
          value: useCount === 0 ? t("media.unused") : t("media.useCount", { count: useCount }),
        },
      ]}
    />
  );
}

function Users({ id }: { id: number }) {
  const { t } = useI18n();
  const { data } = useQuery(mediaUsers(id));
  if (!data || data.campaigns.length + data.messages.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <h3 className="text-sm font-semibold">{t("media.usedBy")}</h3>
      <ul className="grid gap-1">
        {data.campaigns.map((campaign) => (
          <li key={campaign.id} className="flex items-baseline justify-between gap-3">
            <Link
              to="/campaigns/$id"
              params={{ id: campaign.id }}
              className="min-w-0 truncate underline"
            >
              {campaign.name}
            </Link>
            <span className="shrink-0 text-sm text-ink-2">
              {t(`campaigns.status.${campaign.status}`)}
            </span>
          </li>
        ))}
        {data.messages.map((message) => (
          <li key={`message-${message.id}`} className="flex items-baseline justify-between gap-3">
            <Link
              to="/message-templates/$id"
              params={{ id: message.id }}
              className="min-w-0 truncate underline"
            >
              {message.name}
            </Link>
            <span className="shrink-0 text-sm text-ink-2">{t("nav.library")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
