/** Tables that no backup holds, and why: whatever is not named here is kept. */
export const leftOut: Readonly<Record<string, string>> = {
  audience_blocks: "made again from the contacts",
  audience_columns: "made again from the contacts",
  audience_dirty: "made again from the contacts",
  audience_facets: "made again from the contacts",
  bulk_members: "of work that does not go on",
  campaign_facts: "counted again from the ledger",
  campaign_facts_stale: "counted again from the ledger",
  campaign_counters: "counted again from the ledger",
  contacts_search: "made again from the contacts",
  d1_migrations: "named in the manifest",
  entry_links: "of a few days",
  guard: "always empty",
  idempotency_keys: "of requests that are long over",
  outbox: "of effects that belong to the old database",
  portfolio_reach: "counted again from the ledger",
  revoked_leases: "of leases that belong to the old objects",
  sessions: "everybody signs in again",
  sign_in_tries: "of a few minutes",
  verifications: "of a few minutes",
};

/** The shadows of a search table, and what the platform keeps for itself. */
const foreign = /^(contacts_search_|sqlite_|_cf_)/;

const isKept = (table: string): boolean => !Object.hasOwn(leftOut, table) && !foreign.test(table);

/**
 * Rows change while a backup runs. What others point to is read first, so that a link can only be
 * without its end when that was deleted; the ledger comes after its campaigns, and so is never
 * older than what they say; suppressions come last, so that no STOP falls between two tables.
 */
const first = [
  "settings",
  "labels",
  "segments",
  "segment_snapshots",
  "snapshot_members",
  "contacts",
  "campaigns",
];
const last = ["campaign_messages", "suppressions", "audit_log"];

const rank = (table: string): number => {
  if (first.includes(table)) return first.indexOf(table) - first.length;
  return last.indexOf(table) + 1;
};

export const inOrder = (tables: readonly string[]): string[] =>
  tables.filter(isKept).toSorted((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
