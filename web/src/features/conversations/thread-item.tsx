import { Link } from "@tanstack/react-router";
import { FileText, MapPin, Megaphone, StickyNote } from "lucide-react";
import { type ReactNode, useState } from "react";
import { campaignAddress } from "../../lib/addresses.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../../ui/button.tsx";
import { MessageBubble } from "../../ui/phone.tsx";
import { type ThreadItem, sentFile } from "./queries.ts";
import { Ticks } from "./ticks.tsx";
import { typeName } from "./words.ts";

type Of<Kind extends ThreadItem["kind"]> = Extract<ThreadItem, { kind: Kind }>;

interface Props {
  item: ThreadItem;
  /** Puts the words of a message that did not arrive back into the composer. */
  onAgain: ((text: string) => void) | undefined;
}

export function ThreadMessage({ item, onAgain }: Props) {
  switch (item.kind) {
    case "in":
      return <Heard item={item} />;
    case "out":
      return <Answered item={item} onAgain={onAgain} />;
    case "campaign":
      return <Campaigned item={item} />;
    case "note":
      return <Note item={item} />;
  }
}

function Foot({ at, by, children }: { at: string; by?: string; children?: ReactNode }) {
  const { format } = useI18n();
  return (
    <span className="flex items-center justify-end gap-1 text-2xs leading-none text-ink-2">
      {by && <span className="max-w-36 truncate">{by} ·</span>}
      <time dateTime={at} title={format.dateTime(at)}>
        {format.time(at)}
      </time>
      {children}
    </span>
  );
}

function Heard({ item }: { item: Of<"in"> }) {
  const { t } = useI18n();
  const named = typeName(item.type);
  return (
    <MessageBubble
      from="customer"
      body={item.text}
      foot={<Foot at={item.at} />}
      media={
        <>
          {item.quoted && (
            <p className="line-clamp-2 border-l-3 border-line-2 pl-2 text-sm text-ink-2">
              {item.quoted.from === "us" && (
                <span className="block font-semibold">{t("conversations.quotedUs")}</span>
              )}
              {item.quoted.text}
            </p>
          )}
          {item.file ? (
            <Attachment
              address={`/api/conversations/messages/${item.id}/file`}
              isPicture={item.type === "image" || item.type === "sticker"}
              name={item.file.name ?? (named ? t(named) : t("conversations.file"))}
            />
          ) : (
            named && <p className="text-sm text-ink-2 italic">{t(named)}</p>
          )}
          {item.place && <Place place={item.place} />}
        </>
      }
    />
  );
}

function Place({ place }: { place: NonNullable<Of<"in">["place"]> }) {
  const { t } = useI18n();
  return (
    <a
      href={`https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}#map=16/${place.latitude}/${place.longitude}`}
      target="_blank"
      rel="noreferrer"
      className="flex items-center gap-1.5 font-semibold text-accent underline"
    >
      <MapPin size={15} aria-hidden="true" />
      {t("conversations.map")}
    </a>
  );
}

interface AttachmentProps {
  address: string;
  isPicture: boolean;
  name: string;
}

/** A picture as it is; everything else, and a picture that is not here, by its name. */
function Attachment({ address, isPicture, name }: AttachmentProps) {
  const [broken, setBroken] = useState(false);
  return (
    <a href={address} target="_blank" rel="noreferrer" className="block font-semibold text-accent">
      {isPicture && !broken ? (
        <img
          src={address}
          alt={name}
          loading="lazy"
          onError={() => setBroken(true)}
          className="my-0.5 max-h-72 min-h-24 w-full min-w-44 rounded-md bg-paper-3 object-cover"
        />
      ) : (
        <span className="my-0.5 flex items-center gap-2 rounded-md bg-paper-3 px-2.5 py-2">
          <FileText size={18} aria-hidden="true" className="shrink-0" />
          <span className="min-w-0 break-words underline">{name}</span>
        </span>
      )}
    </a>
  );
}

function Answered({ item, onAgain }: { item: Of<"out"> } & Pick<Props, "onAgain">) {
  const { t } = useI18n();
  const named = typeName(item.type);
  return (
    <div className="grid gap-1 justify-self-end">
      <MessageBubble
        body={item.text}
        media={
          item.mediaId !== null && (
            <Attachment
              address={sentFile(item.mediaId)}
              isPicture={item.type === "image"}
              name={t(named ?? "conversations.file")}
            />
          )
        }
        foot={
          <Foot at={item.at} by={item.by}>
            <Ticks status={item.status} />
          </Foot>
        }
      />
      {item.status === "failed" && (
        <div className="grid max-w-md justify-items-end gap-1 justify-self-end rounded-md border border-bad/35 bg-bad-soft px-2.5 py-1.5 text-sm">
          <p>{item.errorMessage ?? t("conversations.status.failed")}</p>
          {onAgain && item.type === "text" && (
            <Button size="sm" onClick={() => onAgain(item.text)}>
              {t("conversations.again")}
            </Button>
          )}
        </div>
      )}
      {item.status === "unknown" && (
        <p className="max-w-md justify-self-end rounded-md bg-warn-soft px-2.5 py-1.5 text-sm">
          {t("conversations.status.unknown")}
        </p>
      )}
    </div>
  );
}

function Campaigned({ item }: { item: Of<"campaign"> }) {
  const { t } = useI18n();
  const { campaign } = item;
  return (
    <div className="grid gap-1 justify-self-end">
      <p className="flex max-w-full min-w-0 items-center gap-1 justify-self-end rounded-full bg-paper/90 px-2 py-0.5 text-xs text-ink-2">
        <Megaphone size={12} aria-hidden="true" className="shrink-0" />
        {campaign === null ? (
          t("conversations.broadcast")
        ) : (
          <Link
            to={campaignAddress(campaign.id)}
            className="truncate rounded-sm font-semibold text-accent hover:underline"
          >
            {t("conversations.campaign", { name: campaign.name })}
          </Link>
        )}
      </p>
      <MessageBubble
        body={item.text}
        foot={
          <Foot at={item.at}>
            <Ticks status={item.status} />
          </Foot>
        }
      />
    </div>
  );
}

function Note({ item }: { item: Of<"note"> }) {
  const { t } = useI18n();
  return (
    <div className="grid w-fit max-w-[min(92%,30rem)] gap-1 justify-self-center rounded-lg border border-warn/40 bg-warn-soft px-3 py-2">
      <p className="flex items-center gap-1.5 text-xs font-semibold">
        <StickyNote size={13} aria-hidden="true" className="shrink-0" />
        {t("conversations.note", { name: item.by })}
      </p>
      <p className="text-base break-words whitespace-pre-wrap">{item.text}</p>
      <Foot at={item.at} />
    </div>
  );
}
