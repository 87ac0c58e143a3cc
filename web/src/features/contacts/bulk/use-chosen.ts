import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ContactSearch } from "../search.ts";
import { type Chosen, countQuery, filterKey } from "./queries.ts";

interface State {
  readonly filter: string;
  readonly keys: ReadonlySet<string>;
  readonly everybody: boolean;
}

const nobody: ReadonlySet<string> = new Set();

/** Whose boxes are ticked. Another filter shows other people, so nobody of the old ones is meant. */
export function useChosen(search: ContactSearch) {
  const filter = filterKey(search);
  const [state, setState] = useState<State>({ filter, keys: nobody, everybody: false });
  const { keys, everybody } = state.filter === filter ? state : { keys: nobody, everybody: false };
  const { data: matching } = useQuery({ ...countQuery(search), enabled: keys.size > 0 });
  const choose = (next: ReadonlySet<string>) => setState({ filter, keys: next, everybody: false });
  const count = everybody ? (matching ?? keys.size) : keys.size;
  const chosen: Chosen = everybody ? { matching: search } : { ids: [...keys].map(Number) };
  return {
    keys,
    count,
    chosen,
    choose,
    clear: () => choose(nobody),
    /** How many match in all, where that is more than are ticked. */
    offered: !everybody && (matching ?? 0) > keys.size ? matching : undefined,
    chooseEverybody: () => setState({ filter, keys, everybody: true }),
  };
}
