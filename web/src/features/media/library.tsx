import { useUploads } from "../../lib/media/use-uploads.ts";
import { useCan } from "../../lib/session.ts";
import { FileDrop } from "../../ui/media/file-drop.tsx";
import { MediaFilters } from "../../ui/media/media-filters.tsx";
import { MediaGrid } from "../../ui/media/media-grid.tsx";
import { UploadList } from "../../ui/media/upload-list.tsx";
import type { MediaPageSearch } from "./search.ts";

interface Props {
  search: MediaPageSearch;
  onSearch: (next: MediaPageSearch) => void;
}

/** All files that campaigns can carry, and the way in for new ones. */
export function Library({ search, onSearch }: Props) {
  const can = useCan();
  const uploads = useUploads();
  return (
    <div className="grid gap-4">
      {can("media:manage") && <FileDrop onFiles={uploads.add} />}
      <UploadList uploads={uploads} />
      <MediaFilters search={search} onSearch={(next) => onSearch({ ...search, ...next })} />
      <MediaGrid
        search={search}
        opens="dialog"
        onOpen={({ id }) => onSearch({ ...search, show: id })}
      />
    </div>
  );
}
