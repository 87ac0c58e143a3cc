import { type Problem, problemFrom } from "./problem.ts";

interface ListAnswer<Row> {
  data: { items: readonly Row[]; nextCursor: string | null } | undefined;
  error: Error | null;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
}

export interface ListProps<Row> {
  rows: readonly Row[] | undefined;
  nextCursor: string | null | undefined;
  problem: Problem | undefined;
  onRetry: () => void;
  fetching: boolean;
}

/** A list of the API as a table takes it: its rows, or what is wrong and how to ask again. */
export const listProps = <Row>(answer: ListAnswer<Row>): ListProps<Row> => ({
  rows: answer.data?.items,
  nextCursor: answer.data?.nextCursor,
  problem: answer.error ? problemFrom(answer.error) : undefined,
  onRetry: () => void answer.refetch(),
  fetching: answer.isFetching,
});
