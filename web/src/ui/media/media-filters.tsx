import { useEffect, useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import type { MediaKind, MediaSearch } from "../../lib/media/queries.ts";
import { SearchInput } from "../input.tsx";
import { Select } from "../select.tsx";

interface Props {
  search: MediaSearch;
  onSearch: (next: MediaSearch) => void;
  /** Where only one kind is of use, there is nothing to choose. */
  kindIsFixed?: boolean;
}

const kinds = ["image", "video", "audio", "document"] as const satisfies readonly MediaKind[];

export function MediaFilters({ search, onSearch, kindIsFixed = false }: Props) {
  const { t } = useI18n();
  const asked = search.q ?? "";
  const [typed, setTyped] = useState(asked);
  useEffect(() => {
    if (typed === asked) return;
    const timer = setTimeout(() => onSearch({ ...search, q: typed || undefined }), 250);
    return () => clearTimeout(timer);
  }, [typed, asked, search, onSearch]);
  return (
    <div className="flex flex-wrap gap-2">
      <SearchInput
        label={t("media.search")}
        value={typed}
        onChange={setTyped}
        className="w-full sm:w-64"
      />
      {!kindIsFixed && (
        <Select
          aria-label={t("media.anyKind")}
          className="w-full sm:w-44"
          value={search.kind ?? "any"}
          options={[
            { value: "any", label: t("media.anyKind") },
            ...kinds.map((kind) => ({ value: kind, label: t(`media.kinds.${kind}`) })),
          ]}
          onChange={(value) => onSearch({ ...search, kind: kinds.find((kind) => kind === value) })}
        />
      )}
    </div>
  );
}
