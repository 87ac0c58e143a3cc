import type { Entity } from "../../../lib/api.ts";
import type { MessageKey } from "../../../lib/i18n/index.tsx";
import { type BuilderStep } from "../search.ts";
import { type CampaignValues, isCooldown, isPast, isRate } from "./values.ts";

type Template = Pick<Entity<"ApprovedTemplate">, "variables" | "mediaKind">;

export interface Fault {
  readonly step: Exclude<BuilderStep, "review">;
  readonly field: keyof CampaignValues;
  readonly text: MessageKey;
  /** Wrong as it stands, not only missing: it is said at once. */
  readonly wrong?: true;
}

/** Everything that keeps it from going out, in the order of the steps. */
export const faultsOf = (
  values: CampaignValues,
  template: Template | undefined,
  now = Date.now(),
): readonly Fault[] => [
  ...(values.segmentId === null
    ? [{ step: "audience", field: "segmentId", text: "campaigns.form.segmentNeeded" } as const]
    : []),
  ...messageFaults(values, template),
  ...sendingFaults(values, now),
];

function messageFaults(values: CampaignValues, template: Template | undefined): Fault[] {
  const fault = (field: keyof CampaignValues, text: MessageKey): Fault[] => [
    { step: "message", field, text },
  ];
  switch (values.type) {
    case "text":
      return values.text.trim() === "" ? fault("text", "campaigns.form.textNeeded") : [];
    case "media":
      return values.mediaId === null ? fault("mediaId", "campaigns.form.fileNeeded") : [];
    case "template": {
      if (values.templateId === null) return fault("templateId", "campaigns.form.templateNeeded");
      const lacksFile = template?.mediaKind && values.mediaId === null;
      const empty = template?.variables.some((name) => !values.variables[name]?.trim());
      return [
        ...(lacksFile ? fault("mediaId", "campaigns.form.fileNeeded") : []),
        ...(empty ? fault("variables", "campaigns.form.valuesNeeded") : []),
      ];
    }
  }
}

function sendingFaults(values: CampaignValues, now: number): Fault[] {
  const { numberId, rateLimit, cooldownHours, when, at, timezone } = values;
  const faults: Fault[] = [];
  const add = (field: keyof CampaignValues, text: MessageKey, wrong?: true) =>
    faults.push({ step: "when", field, text, ...(wrong && { wrong }) });
  if (when === "later" && isPast(at, timezone, now)) add("at", "campaigns.schedule.past", true);
  if (numberId === null) add("numberId", "campaigns.form.numberNeeded");
  if (!isRate(rateLimit)) add("rateLimit", "campaigns.form.rateWrong", true);
  if (!isCooldown(cooldownHours)) add("cooldownHours", "campaigns.form.cooldownWrong", true);
  return faults;
}
