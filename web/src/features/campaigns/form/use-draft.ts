import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { answer, api, newIdempotencyKey } from "../../../lib/api.ts";
import { type Problem, problemFrom } from "../../../lib/problem.ts";
import type { Campaign } from "../figures.ts";
import { campaignQuery } from "../queries.ts";
import {
  type Draft,
  type DraftEvent,
  isUnsaved,
  opened,
  step,
  wantsSaving,
} from "./draft-state.ts";
import { forget, keep, kept } from "./kept.ts";
import { type bodyOf, type CampaignValues, type Defaults, newValues, valuesOf } from "./values.ts";

type Body = ReturnType<typeof bodyOf>;

interface Options {
  campaign: Campaign | undefined;
  defaults: Defaults;
  bodyFor: (values: CampaignValues, known: Campaign | undefined) => Body;
  /** The draft exists from now on. */
  onBegun: (id: number) => void;
}

const rest = 600;
const retryEvery = 4_000;
const lookEvery = 15_000;

/** What is still in this tab, over what the API has: somebody else may have gone on meanwhile. */
function start({ campaign, defaults }: Options): Draft {
  const known = campaign
    ? { version: campaign.version, values: valuesOf(campaign, defaults) }
    : { version: 0, values: newValues(defaults) };
  const own = kept(campaign?.id);
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
  useKeeping(saver.campaign?.id, draft);
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

/** Makes the draft at the first time and changes it from then on; one request at a time. */
function useSaver(options: Options) {
  const client = useQueryClient();
  const [campaign, setCampaign] = useState(options.campaign);
  const saved = useRef(options.campaign);
  const now = useLatest(options);
  const attempt = useRef({ body: "", key: "" });
  const busy = useRef(false);
  const here = useIsHere();
  const save = useCallback(
    async (latest: Latest, tell: Tell): Promise<void> => {
      if (busy.current || !wantsSaving(latest.current)) return;
      busy.current = true;
      const { values, known } = latest.current;
      const body = now.current.bodyFor(values, saved.current);
      tell({ type: "sending" });
      try {
        const was = saved.current;
        const done = was
          ? await change(was.id, known.version, body)
          : await create(body, keyFor(attempt, body));
        saved.current = done;
        client.setQueryData(campaignQuery(done.id).queryKey, done);
        void client.invalidateQueries({ queryKey: ["campaigns", "list"] });
        handOver(was?.id, done, { ...latest.current, known: { version: done.version, values } });
        setCampaign(done);
        tell({ type: "saved", version: done.version });
        if (!was && here.current) now.current.onBegun(done.id);
      } catch (error) {
        const problem = problemFrom(error);
        const overtaken = problem.code === "changed-meanwhile" && saved.current;
        if (overtaken) await catchUp(overtaken.id, now.current.defaults, tell);
        else tell({ type: "failed", problem });
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
function handOver(before: number | undefined, { id }: Campaign, draft: Draft): void {
  forget(before);
  if (isUnsaved(draft)) keep(id, draft);
  else forget(id);
}

function keyFor(attempt: { current: { body: string; key: string } }, body: Body): string {
  const text = JSON.stringify(body);
  if (attempt.current.body !== text) attempt.current = { body: text, key: newIdempotencyKey() };
  return attempt.current.key;
}

const create = (body: Body, key: string): Promise<Campaign> =>
  answer(api.POST("/api/campaigns", { body, params: { header: { "Idempotency-Key": key } } }));

const change = (id: number, version: number, body: Body): Promise<Campaign> =>
  answer(api.PUT("/api/campaigns/{id}", { params: { path: { id } }, body: { ...body, version } }));

async function catchUp(id: number, defaults: Defaults, tell: Tell): Promise<void> {
  try {
    const theirs = await answer(api.GET("/api/campaigns/{id}", { params: { path: { id } } }));
    const known = { version: theirs.version, values: valuesOf(theirs, defaults) };
    tell({ type: "overtaken", theirs: known });
  } catch (error) {
    tell({ type: "failed", problem: problemFrom(error) });
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

function useKeeping(id: number | undefined, draft: Draft): void {
  useEffect(() => {
    if (isUnsaved(draft)) keep(id, draft);
    else forget(id);
  }, [id, draft]);
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
