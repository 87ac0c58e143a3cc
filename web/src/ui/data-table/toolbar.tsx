import { Columns3, X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { firstPage, type TableSearch, toggledColumn } from "../../lib/table-state.ts";
import { Button } from "../button.tsx";
import { SearchInput } from "../input.tsx";
import { Menu, MenuCheck, MenuHeading } from "../menu.tsx";
import { Select } from "../select.tsx";
import type { Column } from "./types.ts";

export interface Filter {
  id: string;
  label: string;
  options: readonly { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

interface ToolbarProps {
  search: TableSearch;
  onSearch: (next: TableSearch) => void;
  searchLabel?: string;
  filters?: readonly Filter[];
  children?: ReactNode;
}

const anything = "any";

/** What narrows a list, above it; everything it sets is in the address. */
export function TableToolbar({
  search,
  onSearch,
  searchLabel,
  filters = [],
  children,
}: ToolbarProps) {
  const { t } = useI18n();
  const narrowed = filters.filter((filter) => filter.value !== undefined);
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
      {searchLabel && <SearchBox label={searchLabel} search={search} onSearch={onSearch} />}
      {filters.map((filter) => (
        <Select
          key={filter.id}
          aria-label={filter.label}
          className="w-[calc(50%-0.25rem)] sm:w-44"
          value={filter.value ?? anything}
          options={[{ value: anything, label: filter.label }, ...filter.options]}
          onChange={(value) => filter.onChange(value === anything ? undefined : value)}
        />
      ))}
      {narrowed.length > 0 && (
        <Button
          look="quiet"
          icon={<X size={15} aria-hidden="true" />}
          onClick={() => narrowed.forEach((filter) => filter.onChange(undefined))}
        >
          {t("table.clearFilters")}
        </Button>
      )}
      <div className="ml-auto flex items-center gap-2">{children}</div>
    </div>
  );
}

type SearchBoxProps = Pick<ToolbarProps, "search" | "onSearch"> & { label: string };

/** Typing is shown at once; the list is asked when the hands rest. */
function SearchBox({ label, search, onSearch }: SearchBoxProps) {
  const inAddress = search.q ?? "";
  const [typed, setTyped] = useState(inAddress);
  const [shown, setShown] = useState(inAddress);
  // Going back, or clearing the filters, changes the address under the box.
  if (shown !== inAddress) {
    setShown(inAddress);
    setTyped(inAddress);
  }
  useEffect(() => {
    if (typed === inAddress) return;
    const timer = setTimeout(() => onSearch(firstPage({ ...search, q: typed || undefined })), 250);
    return () => clearTimeout(timer);
  }, [typed, inAddress, search, onSearch]);
  return <SearchInput label={label} value={typed} onChange={setTyped} className="w-full sm:w-64" />;
}

interface ColumnChoiceProps<Row> {
  columns: readonly Column<Row>[];
  hidden: readonly string[];
  search: TableSearch;
  onSearch: (next: TableSearch) => void;
}

export function ColumnChoice<Row>({ columns, hidden, search, onSearch }: ColumnChoiceProps<Row>) {
  const { t } = useI18n();
  return (
    <Menu
      label={t("table.columns")}
      trigger={
        <Button look="quiet" size="icon" aria-label={t("table.columns")}>
          <Columns3 size={17} aria-hidden="true" />
        </Button>
      }
    >
      <MenuHeading>{t("table.columns")}</MenuHeading>
      {columns.slice(1).map((column) => (
        <MenuCheck
          key={column.id}
          checked={!hidden.includes(column.id)}
          onChange={() => onSearch(toggledColumn(search, column.id, hidden))}
        >
          {column.header}
        </MenuCheck>
      ))}
    </Menu>
  );
}
