import type { Network } from "./network.ts";
import { draw } from "./rules/draw.ts";
import { graphError, type GraphError } from "./rules/graph-error.ts";
import { fitsKind } from "./rules/media-kinds.ts";
import { isUnitedStates, matchesAny } from "./rules/phone.ts";
import type { BusinessNumber } from "./world.ts";

// Why a well-formed message does not get through: the person, the number, or bad luck.

export interface Subject {
  readonly category: string;
  readonly templateRef: number | null;
  readonly media: { readonly id: string; readonly kind: string } | null;
}

interface Case extends Subject {
  readonly phone: string;
  readonly at: { readonly number: BusinessNumber; readonly now: number };
}

export interface Trouble {
  readonly error: GraphError;
  /** true: Meta accepts the message and reports the failure afterwards. */
  readonly late: boolean;
}

export function troubleOf(network: Network, subject: Case): Trouble | null {
  const { media, at } = subject;
  if (media !== null && network.media.usable(media.id, at.number.id, at.now) === undefined) {
    return { error: graphError(131009, `media id ${media.id} is not known`), late: false };
  }
  const own = ownReason(network, subject);
  const { behaviour } = network;
  if (own !== null) return { error: graphError(own), late: behaviour.lateCodes.includes(own) };
  const chance = network.nextTry();
  for (const [place, failure] of behaviour.failures.entries()) {
    if (failure.phones !== undefined && !matchesAny(subject.phone, failure.phones)) continue;
    if (draw(behaviour.seed, chance, `failure ${place}`) >= failure.share) continue;
    const late = failure.late ?? behaviour.lateCodes.includes(failure.code);
    return { error: graphError(failure.code, failure.details), late };
  }
  return null;
}

function ownReason(network: Network, subject: Case): number | null {
  const { behaviour } = network;
  const marketing = subject.category.startsWith("marketing");
  if (matchesAny(subject.phone, behaviour.notOnWhatsApp)) return 131026;
  if (marketing && network.people.hasStoppedMarketing(subject.phone)) return 131050;
  if (marketing && !behaviour.limits.unitedStatesMarketing && isUnitedStates(subject.phone)) {
    return 131049;
  }
  const open = network.windowIsOpen(subject.at.number.id, subject.phone, subject.at.now);
  if (subject.templateRef === null && !open) return 131047;
  const { media } = subject;
  const type = media === null ? undefined : network.media.find(media.id)?.mimeType;
  return media !== null && !fitsKind(type ?? "", media.kind) ? 131053 : null;
}

/** The code of the limit that this message would break; what it takes is taken. */
export function overLimit(
  network: Network,
  at: { readonly number: BusinessNumber; readonly now: number },
  phone: string,
  windowOpen: boolean,
): number | null {
  const { limits } = network.behaviour;
  const { now, number } = at;
  if (limits.pair !== null && !network.pairs.tryTake(`${number.id}/${phone}`, now, limits.pair)) {
    return 131056;
  }
  if (limits.dailyReach !== null && !windowOpen) {
    if (!network.withinReach(phone, now, limits.dailyReach)) return limits.dailyReachCode;
  }
  return network.withinThroughput(number.id, now) ? null : 130429;
}
