import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { answer, api, newIdempotencyKey } from "../../../lib/api.ts";
import { type Problem, problemFrom } from "../../../lib/problem.ts";
import type { Campaign } from "../figures.ts";
import { campaignQuery } from "../queries.ts";
import {
  type Draft,
  type DraftEvent,
  isUncertain,
  isUnsaved,
  type Known,
  opened,
  step,
  wantsSaving,
} from "./draft-state.ts";
import { forget, keep, kept, placeOf } from "./kept.ts";
import { type bodyOf, type CampaignValues, type Defaults, newValues, valuesOf } from "./values.ts";

type Body = ReturnType<typeof bodyOf>;

interface Options {
  campaign: Campaign | undefined;
  /** Whose words they are. */
  memberId: number;
  defaults: Defaults;
  bodyFor: (values: CampaignValues, known: Campaign | undefined) => Body;
  /** The draft exists from now on. */
  onBegun: (id: number) => void;
}

const rest = 600;
const retryEvery = 4_000;
const lookEvery = 15_000;

/** What is still in this tab, over what the API has: somebody else may have gone on meanwhile. */
function start({ campaign, memberId, defaults }: Options): Draft {
  const known = campaign
    ? { version: campaign.version, values: valuesOf(campaign, defaults) }
    : { version: 0, values: newValues(defaults) };
  const own = kept(placeOf(memberId, campaign?.id));
  if (!own) return opened(known);
  const typed: Draft = { ...own, standing: { kind: "calm" }, news: [] };
  return own.known.version === known.version
    ? { ...typed, known }
    : step(typed, { type: "heard", theirs: known });
}

/** A draft that saves itself: at every change, again after a lost connection, and on the way out. */
export function useDraft(options: Options) {
  const [draft, tell] = useReducer(step, options, start);
  const saver = useSaver(options);
  const latest = useLatest(draft);
  const { save } = saver;
  const saveNow = useCallback(() => save(latest, tell), [save, latest]);
  useSaving(draft, saveNow);
  useKeeping(placeOf(options.memberId, saver.campaign?.id), draft);
  useHearing(saver.campaign?.id, options.defaults, tell);
  useLeaving(saveNow, latest);
  return { draft, tell, campaign: saver.campaign, saveNow };
}

function useLatest<Value>(value: Value) {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}

interface Latest {
  readonly current: Draft;
}
type Tell = (event: DraftEvent) => void;

/** How the draft was to be made: repeated word for word until it is known whether it was. */
interface First {
  readonly values: CampaignValues;
  readonly body: Body;
  readonly key: string;
}

/** Makes the draft at the first time and changes it from then on; one request at a time. */
function useSaver(options: Options) {
  const client = useQueryClient();
  const [campaign, setCampaign] = useState(options.campaign);
  const saved = useRef(options.campaign);
  const now = useLatest(options);
  const first = useRef<First>(undefined);
  const busy = useRef(false);
  const here = useIsHere();
  const save = useCallback(
    async (latest: Latest, tell: Tell): Promise<void> => {
      if (busy.current || !wantsSaving(latest.current)) return;
      busy.current = true;
      const { memberId, defaults, bodyFor } = now.current;
      const was = saved.current;
      const { known, values } = latest.current;
      const anew = () => ({ values, body: bodyFor(values, was), key: newIdempotencyKey() });
      const sent = was ? anew() : (first.current ??= anew());
      tell({ type: "sending", values: sent.values });
      try {
        const done = was ? await change(was.id, known.version, sent.body) : await create(sent);
        saved.current = done;
        const result = savedAs(done, sent.values, defaults);
        tellPages(client, done);
        handOver(memberId, [was, done], { ...latest.current, known: result });
        setCampaign(done);
        tell({ type: "saved", known: result });
        if (!was && here.current) now.current.onBegun(done.id);
      } catch (error) {
        const problem = problemFrom(error);
        if (!isUncertain(problem)) first.current = undefined;
        const overtaken = problem.code === "changed-meanwhile" && saved.current;
        tell(overtaken ? await caughtUp(overtaken.id, defaults) : { type: "failed", problem });
      } finally {
        busy.current = false;
      }
    },
    [client, now, here],
  );
  return { campaign, save };
}

/** Whoever has gone to another page is not called back. */
function useIsHere() {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return here;
}

/** What was typed since it was sent stays in the tab, under the name that the draft has now. */
function handOver(
  memberId: number,
  [was, done]: readonly [Campaign | undefined, Campaign],
  draft: Draft,
): void {
  forget(placeOf(memberId, was?.id));
  store(placeOf(memberId, done.id), draft);
}

function tellPages(client: QueryClient, done: Campaign): void {
  client.setQueryData(campaignQuery(done.id).queryKey, done);
  void client.invalidateQueries({ queryKey: ["campaigns", "list"] });
}

const savedAs = (done: Campaign, values: CampaignValues, defaults: Defaults): Known => ({
  version: done.version,
  values,
  stored: valuesOf(done, defaults),
});

const create = ({ body, key }: First): Promise<Campaign> =>
  answer(api.POST("/api/campaigns", { body, params: { header: { "Idempotency-Key": key } } }));

const change = (id: number, version: number, body: Body): Promise<Campaign> =>
  answer(api.PUT("/api/campaigns/{id}", { params: { path: { id } }, body: { ...body, version } }));

async function caughtUp(id: number, defaults: Defaults): Promise<DraftEvent> {
  try {
    const theirs = await answer(api.GET("/api/campaigns/{id}", { params: { path: { id } } }));
    const known = { version: theirs.version, values: valuesOf(theirs, defaults) };
    return { type: "overtaken", theirs: known };
  } catch (error) {
    return { type: "failed", problem: problemFrom(error) };
  }
}

function useSaving(draft: Draft, saveNow: () => Promise<void>): void {
  const wanted = wantsSaving(draft);
  const pause = draft.standing.kind === "offline" ? retryEvery : rest;
  useEffect(() => {
    if (!wanted) return;
    const again = () => void saveNow();
    const timer = setTimeout(again, pause);
    window.addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [draft, wanted, pause, saveNow]);
}

function useKeeping(place: string, draft: Draft): void {
  useEffect(() => store(place, draft), [place, draft]);
}

function store(place: string, draft: Draft): void {
  if (isUnsaved(draft)) keep(place, draft);
  else forget(place);
}

const noDraft: Problem = {
  code: "campaign-not-editable",
  status: 409,
  title: "No draft",
  detail: undefined,
  requestId: undefined,
  errors: [],
};

/** What others do to the same draft, while nothing happens here. */
function useHearing(id: number | undefined, defaults: Defaults, tell: Tell): void {
  const { data } = useQuery({
    ...campaignQuery(id ?? 0),
    enabled: id !== undefined,
    refetchInterval: lookEvery,
    refetchOnWindowFocus: "always",
  });
  const base = useLatest(defaults);
  useEffect(() => {
    if (!data || data.id !== id) return;
    if (data.status !== "draft") return tell({ type: "failed", problem: noDraft });
    const theirs = { version: data.version, values: valuesOf(data, base.current) };
    tell({ type: "heard", theirs });
  }, [id, data, base, tell]);
}

/** To another page: it is saved on the way. Out of the browser: it is asked first. */
function useLeaving(saveNow: () => Promise<void>, latest: Latest): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isUnsaved(latest.current)) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
      void saveNow();
    };
  }, [saveNow, latest]);
}
