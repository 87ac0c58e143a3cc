import type { ReactNode } from "react";
import type { Problem } from "../../lib/problem.ts";
import type { TableSearch } from "../../lib/table-state.ts";

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The name by which the API sorts; absent means that it cannot. */
  sort?: string;
  align?: "end";
  width?: string;
  /** Shown only when somebody asks for it. */
  hidden?: boolean;
  /** On a phone: beside the title, or left out. Otherwise a labelled line of the card. */
  card?: "beside" | "out";
}

export interface RowAction<Row> {
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  allowed?: (row: Row) => boolean;
  run: (row: Row) => void;
}

export interface Selection {
  chosen: ReadonlySet<string>;
  /** How many are meant, if it is more than those whose boxes can be seen. */
  count?: number;
  onChange: (chosen: ReadonlySet<string>) => void;
  /** What can be done with what is chosen. */
  actions: ReactNode;
}

export interface TableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  nextCursor: string | null | undefined;
  rowKey: (row: Row) => string;
  /** The row's name for a screen reader, and the text of its link. */
  rowName: (row: Row) => string;
  /** Draws the first column's content as the row's link. */
  rowLink?: (row: Row, content: ReactNode, tabIndex: number) => ReactNode;
  search: TableSearch;
  onSearch: (next: TableSearch) => void;
  actions?: readonly RowAction<Row>[];
  selection?: Selection | undefined;
  problem?: Problem | undefined;
  onRetry?: () => void;
  fetching?: boolean;
  empty: ReactNode;
  /** Shown instead of `empty` when a search or filter is why nothing is here. */
  filtered?: boolean;
}
