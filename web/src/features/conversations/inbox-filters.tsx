import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { workflowStatuses } from "@siar/core/contacts/schema";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useDebounced } from "../../lib/use-debounced.ts";
import { labelsQuery } from "../../lib/vocabulary.ts";
import { workflowNames } from "../../lib/workflow-status.ts";
import { SearchInput } from "../../ui/input.tsx";
import { Select } from "../../ui/select.tsx";
import type { InboxSearch } from "./search.ts";

interface Props {
  search: InboxSearch;
  onSearch: (search: InboxSearch) => void;
}

/** Whose, which and what: all of it stands in the address. */
export function InboxFilters({ search, onSearch }: Props) {
  const { t } = useI18n();
  return (
    <div className="grid gap-2 border-b border-line p-3">
      <WordSearch search={search} onSearch={onSearch} />
      <div className="grid grid-cols-2 gap-2">
        <StateFilter search={search} onSearch={onSearch} />
        <OwnerFilter search={search} onSearch={onSearch} />
        <LabelFilter search={search} onSearch={onSearch} />
        <StatusFilter search={search} onSearch={onSearch} />
      </div>
      <button
        type="button"
        aria-pressed={search.unread === true}
        onClick={() => onSearch({ ...search, unread: search.unread ? undefined : true })}
        className="h-7 w-fit rounded-full border border-line px-2.5 text-sm font-semibold text-ink-2 hover:bg-paper-3 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
      >
        {t("conversations.onlyUnread")}
      </button>
    </div>
  );
}

function StateFilter({ search, onSearch }: Props) {
  const { t } = useI18n();
  return (
    <Select
      aria-label={t("conversations.state")}
      value={search.state ?? "open"}
      options={(["open", "closed", "all"] as const).map((value) => ({
        value,
        label: t(`conversations.state.${value}`),
      }))}
      onChange={(state) => onSearch({ ...search, state: state === "open" ? undefined : state })}
    />
  );
}

function OwnerFilter({ search, onSearch }: Props) {
  const { t } = useI18n();
  return (
    <Select
      aria-label={t("conversations.of")}
      value={search.assigned ?? "all"}
      options={(["all", "me", "nobody"] as const).map((value) => ({
        value,
        label: t(`conversations.of.${value}`),
      }))}
      onChange={(whose) => onSearch({ ...search, assigned: whose === "all" ? undefined : whose })}
    />
  );
}

function LabelFilter({ search, onSearch }: Props) {
  const { t } = useI18n();
  const { data: labels = [] } = useQuery(labelsQuery);
  return (
    <Select
      aria-label={t("conversations.label")}
      value={String(search.label ?? 0)}
      options={[
        { value: "0", label: t("conversations.anyLabel") },
        ...labels.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
      onChange={(id) => onSearch({ ...search, label: id === "0" ? undefined : Number(id) })}
    />
  );
}

function StatusFilter({ search, onSearch }: Props) {
  const { t } = useI18n();
  return (
    <Select
      aria-label={t("conversations.status")}
      value={search.status ?? "any"}
      options={[
        { value: "any", label: t("conversations.anyStatus") },
        ...workflowStatuses.map((value) => ({ value, label: t(workflowNames[value]) })),
      ]}
      onChange={(status) => onSearch({ ...search, status: status === "any" ? undefined : status })}
    />
  );
}

/** Only what was typed is told: another filter brings no old search back. */
function WordSearch({ search, onSearch }: Props) {
  const { t } = useI18n();
  const [typed, type] = useState(search.q ?? "");
  const rested = useDebounced(typed);
  const tell = useEffectEvent((q: string) => {
    if (q !== (search.q ?? "")) onSearch({ ...search, q: q || undefined });
  });
  useEffect(() => tell(rested), [rested]);
  return <SearchInput label={t("conversations.search")} value={typed} onChange={type} />;
}
