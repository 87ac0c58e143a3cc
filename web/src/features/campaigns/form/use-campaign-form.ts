import { useSuspenseQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Entity } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { formProblem } from "../../../lib/problem.ts";
import { useSession } from "../../../lib/session.ts";
import type { Campaign } from "../figures.ts";
import { nextGoodTime } from "../next-good-time.ts";
import { numbersQuery, settingsQuery, templateChoices } from "../queries.ts";
import type { BuilderStep } from "../search.ts";
import type { Draft } from "./draft-state.ts";
import { type Fault, faultsOf } from "./faults.ts";
import { useDraft } from "./use-draft.ts";
import { bodyOf, type CampaignValues, type Defaults } from "./values.ts";

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

interface Options {
  campaign: Campaign | undefined;
  onBegun: (id: number) => void;
}

/** A campaign while it is written: what its fields show, and what becomes of what is typed. */
export function useCampaignForm({ campaign, onBegun }: Options) {
  const { t, format } = useI18n();
  const { member } = useSession();
  const defaults = useDefaults();
  const { data: templates } = useSuspenseQuery(templateChoices);
  const [today] = useState(() => Date.now());
  const unnamed = t("campaigns.form.unnamed", { date: format.date(today) });
  const bodyFor = (values: CampaignValues, known: Campaign | undefined) =>
    bodyOf(values, templateOf(values, templates), { ...defaults, name: unnamed, ...known });
  const saving = useDraft({ campaign, memberId: member.id, defaults, bodyFor, onBegun });
  const { draft, tell } = saving;
  const { values } = draft;
  const faults = faultsOf(values, templateOf(values, templates));
  const [passed, setPassed] = useState<ReadonlySet<BuilderStep>>(new Set());
  const pass = useCallback((step: BuilderStep) => setPassed((all) => new Set(all).add(step)), []);
  const refused = refusalOf(draft);
  const shown = (fault: Fault) => fault.wrong ?? (passed.has(fault.step) || passed.has("review"));
  const worded = (name: keyof CampaignValues) => {
    const fault = faults.find((each) => each.field === name && shown(each));
    return fault && t(fault.text);
  };
  return {
    ...saving,
    values,
    faults,
    passed,
    pass,
    unnamed,
    refused,
    set: <Name extends keyof CampaignValues>(name: Name, value: CampaignValues[Name]) =>
      tell({ type: "set", change: { [name]: value } }),
    error: (name: keyof CampaignValues): string | undefined =>
      worded(name) ?? refused?.fields[name] ?? refused?.fields[placeOf(name)],
  };
}

export type CampaignForm = ReturnType<typeof useCampaignForm>;

/** The API speaks of `message.text`; the form has it as a field of its own. */
const placeOf = (name: string): string => `message.${name}`;

function refusalOf({ standing, values }: Draft) {
  if (standing.kind !== "refused") return undefined;
  const names = Object.keys(values);
  return formProblem(standing.problem, [...names, ...names.map(placeOf)]);
}

const templateOf = (
  { templateId }: CampaignValues,
  templates: readonly Entity<"ApprovedTemplate">[],
) => templates.find(({ id }) => id === templateId);
