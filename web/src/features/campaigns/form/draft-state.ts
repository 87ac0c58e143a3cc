import type { Problem } from "../../../lib/problem.ts";
import { differing, merge, type Part } from "./merge.ts";
import type { CampaignValues } from "./values.ts";

/** A draft as the API has it; version 0 is one that it has not heard of. */
export interface Known {
  readonly version: number;
  /** As they were sent from here. */
  readonly values: CampaignValues;
  /** As the API made them of that: a name for the nameless, no space at the end. */
  readonly stored?: CampaignValues | undefined;
}

type Standing =
  | { readonly kind: "calm" }
  | { readonly kind: "sending"; readonly values: CampaignValues }
  | { readonly kind: "offline" }
  | { readonly kind: "refused"; readonly problem: Problem; readonly values: CampaignValues }
  | { readonly kind: "clash"; readonly theirs: Known; readonly parts: readonly Part[] }
  | { readonly kind: "ended"; readonly problem: Problem };

export interface Draft {
  readonly known: Known;
  readonly values: CampaignValues;
  readonly standing: Standing;
  /** What somebody else changed, and was taken over. */
  readonly news: readonly Part[];
}

export type DraftEvent =
  | { readonly type: "set"; readonly change: Partial<CampaignValues> }
  | { readonly type: "sending"; readonly values: CampaignValues }
  | { readonly type: "saved"; readonly known: Known }
  | { readonly type: "failed"; readonly problem: Problem }
  | { readonly type: "heard"; readonly theirs: Known }
  /** What was sent came second: this is what came first. */
  | { readonly type: "overtaken"; readonly theirs: Known }
  | { readonly type: "choose"; readonly whose: "mine" | "theirs" }
  | { readonly type: "newsRead" };

const calm = { kind: "calm" } as const;

export const opened = (known: Known): Draft => ({
  known,
  values: known.values,
  standing: calm,
  news: [],
});

export const isUnsaved = ({ known, values }: Draft): boolean =>
  differing(known.values, values).length > 0;

/** Whether there is something to save and no reason to wait for a person. */
export function wantsSaving(draft: Draft): boolean {
  const { standing, values } = draft;
  switch (standing.kind) {
    case "calm":
    case "offline":
      return isUnsaved(draft);
    case "refused":
      return differing(standing.values, values).length > 0;
    case "sending":
    case "clash":
    case "ended":
      return false;
  }
}

export function step(draft: Draft, event: DraftEvent): Draft {
  switch (event.type) {
    case "set":
      return { ...draft, values: { ...draft.values, ...event.change } };
    case "sending":
      return { ...draft, standing: { kind: "sending", values: event.values } };
    case "saved":
      // What was typed while it was under way is the next thing to save.
      return { ...draft, known: event.known, standing: calm };
    case "failed":
      return { ...draft, standing: afterFailure(draft, event.problem) };
    case "heard":
      // What is on its way may be the very thing that is heard of; its answer will tell.
      return draft.standing.kind === "sending" ? draft : heard(draft, event.theirs);
    case "overtaken":
      return heard({ ...draft, standing: calm }, event.theirs);
    case "choose":
      return chosen(draft, event.whose);
    case "newsRead":
      return { ...draft, news: [] };
  }
}

/** Whether it was done nobody knows, or it was not its turn. */
export const isUncertain = ({ code, status }: Problem): boolean =>
  status === 0 || status === 429 || status >= 500 || code === "request-in-progress";

function afterFailure({ standing, values }: Draft, problem: Problem): Standing {
  if (isUncertain(problem)) return { kind: "offline" };
  const over = problem.code === "campaign-not-editable" || problem.code === "not-found";
  const isItself = problem.errors.length === 0;
  if (over && isItself) return { kind: "ended", problem };
  const sent = standing.kind === "sending" ? standing.values : values;
  return { kind: "refused", problem, values: sent };
}

function heard(draft: Draft, theirs: Known): Draft {
  const { known, values, standing } = draft;
  if (theirs.version <= known.version || standing.kind === "ended") return draft;
  const merged = merge(known, values, theirs.values);
  if (merged.clashes.length > 0) {
    return { ...draft, standing: { kind: "clash", theirs, parts: merged.clashes } };
  }
  const news = differing(known.stored ?? known.values, theirs.values);
  return { known: after(known, theirs), values: merged.values, standing: calm, news };
}

function chosen(draft: Draft, whose: "mine" | "theirs"): Draft {
  const { known, values, standing } = draft;
  if (standing.kind !== "clash") return draft;
  const { theirs } = standing;
  const merged = merge(known, values, theirs.values, whose);
  return { known: after(known, theirs), values: merged.values, standing: calm, news: [] };
}

/** What they left alone is saved as it was sent from here. */
const after = (known: Known, { version, values: stored }: Known): Known => ({
  version,
  values: merge(known, known.values, stored).values,
  stored,
});
