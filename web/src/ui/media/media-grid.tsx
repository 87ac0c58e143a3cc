import { useInfiniteQuery } from "@tanstack/react-query";
import { Images, SearchX } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { sizeText } from "../../lib/media/facts.ts";
import { type Media, mediaList, type MediaSearch } from "../../lib/media/queries.ts";
import { problemFrom } from "../../lib/problem.ts";
import { Button } from "../button.tsx";
import { Skeleton } from "../skeleton.tsx";
import { EmptyState, ErrorState } from "../states.tsx";
import { MediaPicture } from "./media-picture.tsx";

interface Props {
  search: MediaSearch;
  onOpen: (media: Media) => void;
  /** What opening one does, for whoever cannot see it. */
  opens: "dialog" | "choice";
}

const grid = "grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-5";

/** The library's files as pictures of themselves. */
export function MediaGrid({ search, onOpen, opens }: Props) {
  const { t } = useI18n();
  const list = useInfiniteQuery(mediaList(search));
  if (list.error) {
    return <ErrorState problem={problemFrom(list.error)} onRetry={() => void list.refetch()} />;
  }
  if (!list.data) return <GridSkeleton />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Nothing search={search} />;
  return (
    <div className="grid gap-4">
      <ul aria-label={t("nav.media")} className={grid}>
        {items.map((media) => (
          <li key={media.id}>
            <Card media={media} opens={opens} onOpen={() => onOpen(media)} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          className="justify-self-center"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t("media.more")}
        </Button>
      )}
    </div>
  );
}

interface CardProps {
  media: Media;
  opens: Props["opens"];
  onOpen: () => void;
}

function Card({ media, opens, onOpen }: CardProps) {
  const { t, format } = useI18n();
  const { name, kind, size } = media;
  return (
    <button
      type="button"
      onClick={onOpen}
      {...(opens === "dialog" ? { "aria-haspopup": "dialog" as const } : {})}
      className="grid w-full gap-1.5 rounded-lg border border-line bg-paper p-2 text-left shadow-1 hover:border-line-2 hover:bg-paper-2"
    >
      <MediaPicture media={media} className="aspect-[4/3] w-full" />
      <span className="truncate text-base font-semibold" title={name}>
        {name}
      </span>
      <span className="text-sm text-ink-2">
        {t(`media.kind.${kind}`)} · {sizeText(size, format)}
      </span>
    </button>
  );
}

function GridSkeleton() {
  return (
    <div className={grid}>
      {Array.from({ length: 8 }, (_, at) => (
        <Skeleton key={at} className="h-44 w-full" />
      ))}
    </div>
  );
}

function Nothing({ search: { q, kind } }: { search: MediaSearch }) {
  const { t } = useI18n();
  const narrowed = q || kind;
  return (
    <EmptyState
      icon={narrowed ? <SearchX aria-hidden="true" /> : <Images aria-hidden="true" />}
      title={t(narrowed ? "media.noMatch" : "media.none")}
    >
      {t(narrowed ? "media.noMatchHint" : "media.noneHint")}
    </EmptyState>
  );
}
