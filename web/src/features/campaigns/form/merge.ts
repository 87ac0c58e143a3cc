import type { CampaignValues } from "./values.ts";

/** What is changed as one, and is told as one to whoever finds it changed. */
const parts = {
  name: ["name"],
  audience: ["segmentId"],
  excluded: ["excludeSegmentIds"],
  message: ["type", "text", "messageTemplateId", "mediaId", "mediaKind", "templateId", "variables"],
  number: ["numberId"],
  speed: ["rateLimit"],
  cooldown: ["cooldownHours"],
  when: ["when", "at", "timezone", "recipientZone", "holdQuietHours"],
} as const satisfies Record<string, readonly (keyof CampaignValues)[]>;

export type Part = keyof typeof parts;
export const partNames = Object.keys(parts).filter((name): name is Part => name in parts);

const partOf = (values: CampaignValues, part: Part): Partial<CampaignValues> =>
  Object.fromEntries(parts[part].map((field) => [field, values[field]]));

const samePart = (one: CampaignValues, other: CampaignValues, part: Part): boolean =>
  JSON.stringify(partOf(one, part)) === JSON.stringify(partOf(other, part));

export const differing = (one: CampaignValues, other: CampaignValues): readonly Part[] =>
  partNames.filter((part) => !samePart(one, other, part));

/** What both began with: as I sent it, and as it became of that what they found. */
interface Base {
  readonly values: CampaignValues;
  readonly stored?: CampaignValues | undefined;
}

export interface Merged {
  values: CampaignValues;
  /** Changed by both, and not alike: there `whose` decides. */
  clashes: readonly Part[];
}

/** Two people's changes of the same draft: each keeps what only they have changed. */
export function merge(
  base: Base,
  mine: CampaignValues,
  theirs: CampaignValues,
  whose: "mine" | "theirs" = "mine",
): Merged {
  const byThem = differing(base.stored ?? base.values, theirs);
  const byMe = new Set(differing(base.values, mine));
  const clashes = byThem.filter((part) => byMe.has(part) && !samePart(mine, theirs, part));
  const taken = byThem.filter((part) => whose === "theirs" || !clashes.includes(part));
  const values = taken.reduce((all, part) => ({ ...all, ...partOf(theirs, part) }), mine);
  return { values, clashes };
}
