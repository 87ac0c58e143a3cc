/** A message of a customer, ready to be stored. */
export interface Arrival {
  readonly contactId: number;
  readonly numberId: number;
  readonly wamid: string;
  readonly type: string;
  readonly text: string;
  readonly payload: string | null;
  readonly quoted: string | null;
  readonly campaignId: number | null;
  /** To that campaign; a word about consent and a reaction are none. */
  readonly isReply: boolean;
  readonly at: number;
}

/** What one person wrote to one number without a longer break. */
export interface Session {
  readonly contactId: number;
  readonly numberId: number;
  readonly from: number;
  readonly until: number;
  readonly firstWamid: string;
}

/** Cuts what arrived into sessions, wherever somebody was silent for longer than `idle`. */
export function sessionsOf(arrivals: readonly Arrival[], idle: number): Session[] {
  const sessions: Session[] = [];
  for (const { contactId, numberId, at, wamid } of arrivals.toSorted((a, b) => a.at - b.at)) {
    const open = sessions.findLastIndex(
      (one) => one.contactId === contactId && one.numberId === numberId && one.until >= at - idle,
    );
    const known = sessions[open];
    if (known === undefined) {
      sessions.push({ contactId, numberId, from: at, until: at, firstWamid: wamid });
    } else sessions[open] = { ...known, until: at };
  }
  return sessions;
}
