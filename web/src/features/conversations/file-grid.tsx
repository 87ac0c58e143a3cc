import { useQuery } from "@tanstack/react-query";
import { Images } from "lucide-react";
import { useState } from "react";
import type { Entity } from "../../lib/api.ts";
import { classes } from "../../lib/classes.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { replyMedia } from "./queries.ts";

type Media = Entity<"Media">;

interface Props {
  kind: Media["kind"] | undefined;
  value: number | null;
  onChoose: (media: Media) => void;
}

/** The library's files, for whoever answers with them. */
export function FileGrid({ kind, value, onChoose }: Props) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(replyMedia(kind));
  if (error && !data) {
    return <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />;
  }
  if (!data) return <Skeleton className="h-32" />;
  if (data.items.length === 0) {
    return (
      <EmptyState icon={<Images aria-hidden="true" />} title={t("conversations.noFiles")}>
        {t("conversations.noFilesHint")}
      </EmptyState>
    );
  }
  return (
    <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3">
      {data.items.map((media) => (
        <li key={media.id}>
          <button
            type="button"
            aria-pressed={media.id === value}
            onClick={() => onChoose(media)}
            className={classes(
              "grid w-full gap-1 rounded-lg border border-line bg-paper p-1.5 text-left text-sm hover:bg-paper-2",
              media.id === value && "border-accent bg-accent-soft",
            )}
          >
            <Picture media={media} />
            <span className="truncate">{media.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Picture({ media: { id, kind, hasThumbnail } }: { media: Media }) {
  const { t } = useI18n();
  const [broken, setBroken] = useState(false);
  const part = hasThumbnail ? "thumbnail" : "file";
  const isSeen = !broken && (hasThumbnail || kind === "image");
  return (
    <span className="relative grid aspect-[4/3] w-full place-items-center overflow-hidden rounded-md bg-paper-3 text-sm text-ink-2">
      {isSeen ? (
        <img
          src={`/api/conversations/media/${id}/${part}`}
          alt=""
          loading="lazy"
          onError={() => setBroken(true)}
          className="absolute inset-0 size-full object-cover"
        />
      ) : (
        t(`conversations.type.${kind}`)
      )}
    </span>
  );
}
