import type { DrizzleD1Database } from "drizzle-orm/d1";
import { permissions, type Permission } from "./permission.ts";

/** Who acts: a signed-in person, an API key, or the product itself (schedule, watchdog). */
export interface Actor {
  readonly kind: "member" | "key" | "system" | "public";
  /** The member's id; a key acts for the member who made it. Null for the product itself. */
  readonly memberId: number | null;
  readonly keyId: number | null;
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
}

/** Somebody who has not said who they are. */
export const strangerActor: Actor = {
  kind: "public",
  memberId: null,
  keyId: null,
  name: "public",
  permissions: new Set(),
};

/** The product itself: a schedule, a watchdog, a job (which then bears the id of who started it). */
export const systemActor = (name: string, memberId: number | null = null): Actor => ({
  kind: "system",
  memberId,
  keyId: null,
  name,
  permissions: new Set(permissions),
});

export type Locale = "en" | "id";

/** Something to do after the commit, addressed by topic; each Worker knows how to deliver it. */
export interface Effect {
  readonly topic: string;
  readonly payload: Readonly<Record<string, string | number | boolean | null>>;
}

export type Db = DrizzleD1Database;

/** Everything a verb may lean on. One per request, message or tick. */
export interface Ctx {
  readonly db: Db;
  /** When this unit of work began, so that everything it writes bears one time. */
  readonly now: number;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly requestId: string;
  /** The caller's address, null for queues and ticks. */
  readonly address: string | null;
  /** The caller's `Idempotency-Key` row, marked as committed in the same batch. */
  readonly idempotencyId?: number;
  deliver(effect: Effect): Promise<void>;
}

/** For what a person does themselves, and a key that leaked never may; null for all others. */
export const personOf = ({ actor }: Ctx): number | null =>
  actor.kind === "member" ? actor.memberId : null;

export const may = (ctx: Ctx, permission: Permission): boolean =>
  ctx.actor.permissions.has(permission);
