import { MINUTE, SECOND } from "@siar/kernel/clock";
import { slotsApart } from "./slots.ts";

/** How long a lease holds from the moment its request was sent, and how often it is renewed. */
export const LEASE_VALID = 800;
export const LEASE_RENEW = 400;
/** Slots are given this far ahead, so that a renewal finds some left. */
export const GRANT_HORIZON = 700;
/** A slot used later than this is not used at all. */
export const SLOT_TOLERANCE = 80;
/** A lease not renewed for this long belongs to a consumer that is gone. */
export const LEASE_LOST = 3 * SECOND;
export const REQUEST_TIMEOUT = 10 * SECOND;
/** A slice that nobody leased after this long is sent again: the queue lost it. */
export const SLICE_UNHEARD = 30 * SECOND;
export const TICK = SECOND;
export const HEARTBEAT = 20 * SECOND;
/** The watchdog wakes an object that has been silent for this long. */
export const SILENT = MINUTE;

/** Requests to Meta in flight per invocation: one connection of six stays for D1 and the object. */
export const IN_FLIGHT = 5;
export const MAX_SLICE = 100;
const MIN_SLICE = 10;
const SLICE_SECONDS = 3;
export const MAX_HANDFUL = 50;
/**
 * A handful is this much of a consumer's time. With what is left of the one before and what is on
 * its way it is what a kill may leave in doubt: less than 1.5 seconds of the rate.
 */
const HANDFUL_SECONDS = 0.9;
export const MAX_TRIES = 5;
/** A range that killed this many consumers, once it is a single row, is a dead letter. */
export const MAX_LOST = 3;

/** While so much of it is left to send, the next handful is claimed, or the next slice begun. */
const LEAD_SECONDS = 0.25;

const RESERVE = 1.25;
const MIN_LATENCY = 20;
/** Answers take longer now and then; a slot that comes while all requests are under way is lost. */
const SLOWER_THAN_USUAL = 1.1;

/** How far apart a consumer's slots are, so that one of its requests has come back for each. */
export const spacingFor = (latencyMs: number): number =>
  (Math.max(MIN_LATENCY, latencyMs) * SLOWER_THAN_USUAL) / IN_FLIGHT;

/** How many consumers it takes for every slot of this rate, each with only so many in flight. */
const consumersFor = (rate: number, latencyMs: number): number =>
  slotsApart(rate, spacingFor(latencyMs));

/** What one consumer can send in a second at this latency, on the slots of this rate. */
export const consumerRate = (rate: number, latencyMs: number): number =>
  rate / consumersFor(rate, latencyMs);

/** About three seconds of one consumer's work. */
export const sliceSize = (rate: number, latencyMs: number): number =>
  Math.min(
    MAX_SLICE,
    Math.max(MIN_SLICE, Math.ceil(consumerRate(rate, latencyMs) * SLICE_SECONDS)),
  );

/** How many consumers are kept busy: enough for the rate, and a quarter more in reserve. */
export const windowSize = (rate: number, latencyMs: number): number =>
  Math.max(2, Math.ceil(consumersFor(rate, latencyMs) * RESERVE));

export const handfulSize = (share: number): number =>
  Math.min(MAX_HANDFUL, Math.max(1, Math.round(share * HANDFUL_SECONDS)));

export const leadSize = (share: number): number => Math.ceil(share * LEAD_SECONDS);
