/**
 * Who may send when. A campaign's time line is cut into slots, one every `1000 / rate` ms; a slot
 * is given to one consumer, once, and is lost when it passes unused. So no second can hold more
 * requests than the rate, whatever the number of consumers, and nothing bunches after a stall.
 */
export interface SlotBook {
  readonly rate: number;
  /** When slot 0 lies. */
  readonly base: number;
  /** Slots given away that still lie ahead, in rising order. */
  readonly taken: readonly number[];
  /** The latest moment that was ever given away. */
  readonly lastAt: number;
}

export interface SlotRequest {
  readonly now: number;
  /** No slot further away than this. */
  readonly horizonMs: number;
  readonly want: number;
  /** How far apart one consumer needs its slots: it has only so many requests in flight. */
  readonly spacingMs: number;
}

export const openBook = (rate: number, base: number): SlotBook => ({
  rate,
  base,
  taken: [],
  lastAt: Number.NEGATIVE_INFINITY,
});

/** Rounded up: a slot that comes while all of a consumer's requests are under way is lost. */
export const slotsApart = (rate: number, spacingMs: number): number =>
  Math.max(1, Math.ceil((spacingMs * rate) / 1000 - 1e-9));

const periodOf = (rate: number): number => 1000 / rate;
const timeOf = (book: SlotBook, slot: number): number => book.base + slot * periodOf(book.rate);

const firstSlotFrom = (book: SlotBook, at: number): number =>
  Math.max(0, Math.ceil((at - book.base) / periodOf(book.rate) - 1e-9));

/** A new rate starts a new time line where the old one's last given slot leaves off. */
export function changeRate(book: SlotBook, rate: number, now: number): SlotBook {
  if (rate === book.rate) return book;
  const wait = Math.max(periodOf(rate), periodOf(book.rate));
  return { ...openBook(rate, Math.max(now, book.lastAt + wait)), lastAt: book.lastAt };
}

/** Gives the free slots that lie ahead; answers with the times at which requests may leave. */
export function grant(book: SlotBook, request: SlotRequest): { book: SlotBook; at: number[] } {
  const first = firstSlotFrom(book, request.now);
  const taken = new Set(book.taken.filter((slot) => slot >= first));
  const step = slotsApart(book.rate, request.spacingMs);
  const limit = request.now + request.horizonMs;
  const given: number[] = [];
  for (let slot = first; given.length < request.want && timeOf(book, slot) <= limit;) {
    if (taken.has(slot)) {
      slot += 1;
    } else {
      given.push(slot);
      slot += step;
    }
  }
  const all = [...taken, ...given].toSorted((a, b) => a - b);
  const at = given.map((slot) => timeOf(book, slot));
  return { book: { ...book, taken: all, lastAt: Math.max(book.lastAt, ...at) }, at };
}
