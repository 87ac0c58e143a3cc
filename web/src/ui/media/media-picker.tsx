import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import type { Media, MediaKind, MediaSearch } from "../../lib/media/queries.ts";
import { useUploads } from "../../lib/media/use-uploads.ts";
import { useCan } from "../../lib/session.ts";
import { Dialog } from "../dialog.tsx";
import { FileDrop } from "./file-drop.tsx";
import { MediaFilters } from "./media-filters.tsx";
import { MediaGrid } from "./media-grid.tsx";
import { UploadList } from "./upload-list.tsx";

interface Props {
  /** The only kind that fits here; any, where there is none. */
  kind?: MediaKind | undefined;
  onChoose: (media: Media) => void;
  onClose: () => void;
}

/** One file of the library, or a new one that is dropped: that is chosen as soon as it has arrived. */
export function MediaPicker({ kind, onChoose, onClose }: Props) {
  const { t } = useI18n();
  const can = useCan();
  const [search, setSearch] = useState<MediaSearch>({ kind });
  const uploads = useUploads({
    kind,
    onArrived: (media) => {
      if (kind === undefined || media.kind === kind) onChoose(media);
    },
  });
  return (
    <Dialog
      open
      width="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t(kind === undefined ? "media.pick" : `media.pick.${kind}`)}
    >
      <div className="grid gap-3 pb-1">
        {can("media:manage") && <FileDrop compact onFiles={uploads.add} />}
        <UploadList uploads={uploads} />
        <MediaFilters search={search} onSearch={setSearch} kindIsFixed={kind !== undefined} />
        <MediaGrid search={search} onOpen={onChoose} opens="choice" />
      </div>
    </Dialog>
  );
}
