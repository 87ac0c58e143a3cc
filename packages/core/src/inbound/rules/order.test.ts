import type { MessageEvent, PreferenceEvent } from "@siar/whatsapp/webhook";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, lastSaidOf, type Known } from "./index.ts";
import type { Word } from "./last-said.ts";

const keywords = { optOut: ["STOP"], optIn: ["START"] };
const from = { phone: "+62812", userId: null, name: "" };
const ROW = { campaignId: 1, seq: 1 };

const says = (text: string, at: number): MessageEvent => ({
  wamid: `wamid.${at}`,
  phoneNumberId: "1",
  from,
  at,
  type: "text",
  text,
  quoted: null,
  pressed: null,
  payload: null,
});

/** One person, as the database would remember what was decided. */
class Memory {
  readonly #stored = new Map<string, MessageEvent>();
  readonly #words: Word[] = [];
  optedOut = false;
  metaStopped = false;
  firstReply: string | null = null;
  #repliedAt = Number.POSITIVE_INFINITY;

  hear(messages: readonly MessageEvent[], preferences: readonly PreferenceEvent[]): void {
    const decision = decide(messages, preferences, this.#known());
    for (const { message } of decision.messages) this.#stored.set(message.wamid, message);
    for (const { act, at } of decision.consent) {
      this.#obey({ contactId: 1, act, customer: true, at });
    }
    for (const { at, content } of decision.replies) {
      if (at >= this.#repliedAt) continue;
      this.#repliedAt = at;
      this.firstReply = content;
    }
  }

  #known(): Known {
    const stored = [...this.#stored.values()].map((message) => ({ ...message, contactId: 1 }));
    return {
      keywords,
      contactOf: () => 1,
      numberOf: () => 1,
      isStored: ({ wamid }) => this.#stored.has(wamid),
      answered: () => ROW,
      lastSaid: lastSaidOf([...this.#words], stored, keywords),
    };
  }

  #obey(word: Word): void {
    const before = this.optedOut;
    if (word.act === "opt_out") this.optedOut = true;
    if (word.act === "opt_in") this.optedOut = false;
    if (word.act === "meta_stop") this.metaStopped = true;
    if (word.act === "meta_resume") this.metaStopped = false;
    if (word.act.startsWith("meta") || before !== this.optedOut) this.#words.push(word);
  }

  get state() {
    const { optedOut, metaStopped, firstReply } = this;
    return { optedOut, metaStopped, firstReply };
  }
}

type Happening = { readonly at: number } & (
  | { readonly said: string }
  | { readonly told: "stop" | "resume" }
);

const happenings = fc
  .array(
    fc.oneof(
      fc.record({ said: fc.constantFrom("STOP", "START", "Mau", "Berapa?", "jangan stop dulu") }),
      fc.record({ told: fc.constantFrom("stop" as const, "resume" as const) }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((all): Happening[] => all.map((one, place) => ({ ...one, at: 1_000 * (place + 1) })));

function hear(memory: Memory, some: readonly Happening[]): void {
  memory.hear(
    some.flatMap((one) => ("said" in one ? [says(one.said, one.at)] : [])),
    some.flatMap((one) => ("told" in one ? [{ who: from, value: one.told, at: one.at }] : [])),
  );
}

const disordered = happenings.chain((all) =>
  fc.tuple(
    fc.constant(all),
    fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 16, maxLength: 16 }),
  ),
);

describe("what comes late, doubled and in any order", () => {
  it("I7 P21 P25 P27 ends as if it had come once and in order", () => {
    fc.assert(
      fc.property(disordered, ([all, shuffled, sizes]) => {
        const inOrder = new Memory();
        for (const one of all) hear(inOrder, [one]);
        const any = new Memory();
        const left = [...shuffled];
        for (const size of sizes) hear(any, left.splice(0, size));
        hear(any, left);
        expect(any.state).toEqual(inOrder.state);
      }),
      { numRuns: 500 },
    );
  });
});
