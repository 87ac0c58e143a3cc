import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { answer, api, type Entity, newIdempotencyKey } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useSession } from "../../../lib/session.ts";
import { useForm } from "../../../lib/use-form.ts";
import { instantOf } from "@siar/core/settings/rules";
import type { Campaign } from "../figures.ts";
import { nextGoodTime } from "../next-good-time.ts";
import { campaignQuery, numbersQuery, settingsQuery, templateChoices } from "../queries.ts";
import {
  bodyOf,
  type CampaignValues,
  type Defaults,
  faultsOf,
  newValues,
  valuesOf,
} from "./values.ts";

function useDefaults(): Defaults {
  const { timezone } = useSession().business;
  const { data: settings } = useSuspenseQuery(settingsQuery);
  const { data: numbers } = useSuspenseQuery(numbersQuery);
  return {
    rateLimit: settings.rateLimit,
    cooldownHours: settings.cooldownHours,
    numberId: settings.defaultNumberId ?? numbers[0]?.id ?? null,
    timezone,
    at: nextGoodTime(timezone),
  };
}

type Body = ReturnType<typeof bodyOf>;

/**
 * Saves the draft once, however often the form is sent: what was made at the first try is changed
 * by the next, and a try whose answer was lost is recognised by its key.
 */
function useSave(campaign: Campaign | undefined) {
  const saved = useRef(campaign);
  const attempt = useRef({ body: "", key: "" });
  return async (body: Body): Promise<Campaign> => {
    const text = JSON.stringify(body);
    if (attempt.current.body !== text) attempt.current = { body: text, key: newIdempotencyKey() };
    saved.current = saved.current
      ? await change(saved.current, body)
      : await create(body, attempt.current.key);
    return saved.current;
  };
}

const create = (body: Body, key: string): Promise<Campaign> =>
  answer(api.POST("/api/campaigns", { body, params: { header: { "Idempotency-Key": key } } }));

const change = ({ id, version }: Campaign, body: Body): Promise<Campaign> =>
  answer(api.PUT("/api/campaigns/{id}", { params: { path: { id } }, body: { ...body, version } }));

const schedule = (id: number, at: Date, timezone: string): Promise<Campaign> =>
  answer(
    api.POST("/api/campaigns/{id}/schedule", {
      params: { path: { id } },
      body: { at: at.toISOString(), timezone },
    }),
  );

/** What the form is sent for: to be kept, or to be kept and tested right away. */
function useWish() {
  const [tested, setTested] = useState<Campaign>();
  const next = useRef<"keep" | "test">("keep");
  const taken = useRef<"keep" | "test">("keep");
  return {
    tested,
    setTested,
    now: () => taken.current,
    take: () => {
      taken.current = next.current;
      next.current = "keep";
    },
    test: (form: HTMLFormElement | null) => {
      next.current = "test";
      form?.requestSubmit();
    },
  };
}

export function useCampaignForm(
  campaign: Campaign | undefined,
  onSaved: (campaign: Campaign, values: CampaignValues) => void,
) {
  const { t } = useI18n();
  const client = useQueryClient();
  const defaults = useDefaults();
  const { data: templates } = useSuspenseQuery(templateChoices);
  const save = useSave(campaign);
  const { timezone } = defaults;
  const wish = useWish();
  const form = useForm({
    initial: campaign ? valuesOf(campaign, defaults) : newValues(defaults),
    check: (values: CampaignValues) => inWords(faultsOf(values, timezone), t),
    save: async (values) => {
      const draft = await save(bodyOf(values, templateOf(values, templates)));
      const later = values.when === "later" && wish.now() === "keep";
      const at = later ? instantOf(values.at, timezone) : undefined;
      return at ? schedule(draft.id, at, timezone) : draft;
    },
    onSaved: (saved, values) => {
      client.setQueryData(campaignQuery(saved.id).queryKey, saved);
      void client.invalidateQueries({ queryKey: ["campaigns", "list"] });
      if (wish.now() === "test") wish.setTested(saved);
      else onSaved(saved, values);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (!form.busy) wish.take();
    form.submit(event);
  };
  const { tested, setTested, test } = wish;
  return { ...form, submit, test, tested, endTest: () => setTested(undefined) };
}

export type CampaignForm = ReturnType<typeof useCampaignForm>;

const templateOf = (
  { templateId }: CampaignValues,
  templates: readonly Entity<"ApprovedTemplate">[],
) => templates.find(({ id }) => id === templateId);

function inWords(faults: ReturnType<typeof faultsOf>, t: ReturnType<typeof useI18n>["t"]) {
  const worded = Object.entries(faults).map(([name, key]) => [name, t(key)]);
  return Object.fromEntries(worded);
}
