import { useQuery } from "@tanstack/react-query";
import type { Entity } from "../../../lib/api.ts";
import { type Audience, criteriaAudience, segmentAudience } from "../queries.ts";
import { criteriaWithout } from "./audience.ts";
import type { CampaignValues } from "./values.ts";

export interface AudienceAnswer {
  audience: Audience | undefined;
  /** The excluded segments could not be counted away. */
  withoutExclusions: boolean;
}

const nobody = { all: [] };

/** People come and go while one writes; the first of a list that is being taken in come soon. */
const countedAgain = ({ state }: { state: { data?: { count: number } | undefined } }): number =>
  state.data?.count === 0 ? 2_000 : 15_000;

/** Counts whom the form would write to, as it is now. */
export function useAudience(
  { segmentId, excludeSegmentIds }: CampaignValues,
  segments: readonly Entity<"Segment">[],
): AudienceAnswer {
  const segment = segments.find(({ id }) => id === segmentId);
  const excluded = segments.filter(({ id }) => excludeSegmentIds.includes(id));
  const criteria = segment && excluded.length > 0 ? criteriaWithout(segment, excluded) : undefined;
  const whole = useQuery({
    ...segmentAudience(segment?.id ?? 0),
    refetchInterval: countedAgain,
    enabled: segment !== undefined,
  });
  const rest = useQuery({
    ...criteriaAudience(criteria ?? nobody),
    refetchInterval: countedAgain,
    enabled: criteria !== undefined,
  });
  if (!segment) return { audience: undefined, withoutExclusions: false };
  const narrowed = criteria && !rest.error;
  return {
    audience: narrowed ? rest.data : whole.data,
    withoutExclusions: excluded.length > 0 && !narrowed,
  };
}
