import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../../lib/problem.ts";
import { type Draft, isUnsaved, opened, step, wantsSaving } from "./draft-state.ts";
import { differing, merge } from "./merge.ts";
import { type CampaignValues, newValues } from "./values.ts";

const blank = newValues({
  rateLimit: 20,
  cooldownHours: 24,
  numberId: 2,
  timezone: "Asia/Jakarta",
  at: "2036-12-02T09:00",
});
const problem = (status: number, code = "x"): Problem => ({
  code,
  status,
  title: code,
  detail: undefined,
  requestId: undefined,
  errors: [],
});

/** A change of a few things, as a person makes it. */
const someChange: fc.Arbitrary<Partial<CampaignValues>> = fc.record(
  {
    name: fc.constantFrom("A", "B", "C"),
    segmentId: fc.integer({ min: 1, max: 3 }),
    text: fc.constantFrom("Hai", "Halo"),
    rateLimit: fc.constantFrom("5", "10"),
    when: fc.constantFrom("now", "later"),
  },
  { requiredKeys: [] },
);
const someValues = someChange.map((change) => ({ ...blank, ...change }));

const sending = (draft: Draft) => step(draft, { type: "sending", values: draft.values });

describe("two changes of one draft", () => {
  it("are both kept where they are of different parts, and clash only where both changed alike parts", () => {
    fc.assert(
      fc.property(someValues, someValues, (mine, theirs) => {
        const { values, clashes } = merge({ values: blank }, mine, theirs);
        const [byMe, byThem] = [differing(blank, mine), differing(blank, theirs)];
        for (const part of clashes) expect(byMe.includes(part) && byThem.includes(part)).toBe(true);
        for (const part of byMe) expect(differing(values, mine)).not.toContain(part);
        for (const part of byThem.filter((each) => !clashes.includes(each))) {
          expect(differing(values, theirs)).not.toContain(part);
        }
      }),
    );
  });

  it("are the other's where that is chosen, but for what only I changed", () => {
    const mine = { ...blank, name: "A", rateLimit: "5" };
    const theirs = { ...blank, name: "B", segmentId: 3 };
    expect(merge({ values: blank }, mine, theirs, "theirs").values).toMatchObject({
      name: "B",
      rateLimit: "5",
      segmentId: 3,
    });
  });
});

const typed = (draft: Draft, change: Partial<CampaignValues>) =>
  step(draft, { type: "set", change });

describe("a draft that saves itself", () => {
  const fresh = opened({ version: 0, values: blank });

  it("3.5 is saved from the first change on, and again for what was typed meanwhile", () => {
    expect(wantsSaving(fresh)).toBe(false);
    const under = sending(typed(fresh, { name: "A" }));
    expect(wantsSaving(under)).toBe(false);
    const saved = step(typed(under, { name: "AB" }), {
      type: "saved",
      known: { version: 1, values: under.values },
    });
    expect(saved.known).toMatchObject({ version: 1, values: { name: "A" } });
    expect(wantsSaving(saved)).toBe(true);
  });

  it("keeps what was typed without a connection, and tries again", () => {
    const under = sending(typed(fresh, { name: "A" }));
    const offline = step(under, { type: "failed", problem: problem(0, "network") });
    expect(offline.values.name).toBe("A");
    expect(wantsSaving(offline)).toBe(true);
  });

  it("does not repeat what was refused until something is changed", () => {
    const under = sending(typed(fresh, { text: "{na" }));
    const refused = step(under, { type: "failed", problem: problem(422) });
    expect(wantsSaving(refused)).toBe(false);
    expect(wantsSaving(typed(refused, { text: "{name}" }))).toBe(true);
  });

  it("does not take its own change for somebody else's while it is on its way", () => {
    const under = sending(typed(fresh, { name: "A" }));
    const theirs = { version: 1, values: { ...blank, name: "A" } };
    expect(step(typed(under, { name: "AB" }), { type: "heard", theirs })).toMatchObject({
      standing: { kind: "sending" },
      news: [],
    });
  });

  it("asks only where two changed the same, and then does what was chosen", () => {
    const mine = typed(fresh, { name: "A", rateLimit: "5" });
    const theirs = { version: 4, values: { ...blank, name: "B" } };
    const clash = step(sending(mine), { type: "overtaken", theirs });
    expect(clash.standing).toMatchObject({ kind: "clash", parts: ["name"] });
    expect(wantsSaving(clash)).toBe(false);
    const kept = step(clash, { type: "choose", whose: "mine" });
    expect(kept).toMatchObject({ known: { version: 4 }, values: { name: "A", rateLimit: "5" } });
    const taken = step(clash, { type: "choose", whose: "theirs" });
    expect(taken.values).toMatchObject({ name: "B", rateLimit: "5" });
    expect([kept, taken].map(wantsSaving)).toEqual([true, true]);
  });

  it("takes what the API tidied for nobody's change, and leaves what is in the field", () => {
    const stored = { ...blank, name: "Kampanye 1 Des", text: "Hai" };
    const mine = typed(fresh, { text: "Hai " });
    const saved = step(mine, { type: "saved", known: { version: 1, values: mine.values, stored } });
    const theirs = { version: 2, values: { ...stored, rateLimit: "5" } };
    const heard = step(typed(saved, { name: "A" }), { type: "heard", theirs });
    expect(heard).toMatchObject({ standing: { kind: "calm" }, news: ["speed"] });
    expect(heard.values).toEqual({ ...mine.values, name: "A", rateLimit: "5" });
    expect(isUnsaved(step(saved, { type: "heard", theirs }))).toBe(false);
  });

  it("waits for the answer of just what was sent, whatever was typed since", () => {
    const typedOn = typed(fresh, { name: "AB" });
    const under = step(typedOn, { type: "sending", values: typed(fresh, { name: "A" }).values });
    const refused = step(under, { type: "failed", problem: problem(422) });
    expect(wantsSaving(refused)).toBe(true);
  });

  it("saves nothing into a campaign that was sent or deleted", () => {
    const over = step(fresh, { type: "failed", problem: problem(409, "campaign-not-editable") });
    expect(wantsSaving(typed(over, { name: "A" }))).toBe(false);
  });

  it("ends as the API has it, whatever two tabs do and however often one of them is cut off", () => {
    const move = fc.oneof(
      fc.record({ do: fc.constant("type" as const), change: someChange }),
      fc.record({ do: fc.constantFrom("save" as const, "other" as const), change: someChange }),
      fc.record({ do: fc.constantFrom("cut" as const, "look" as const), change: someChange }),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        let server = { version: 1, values: blank };
        let draft = opened(server);
        const save = () => {
          if (!wantsSaving(draft)) return;
          const sent = { version: draft.known.version, values: draft.values };
          draft = sending(draft);
          if (sent.version !== server.version) {
            draft = step(draft, { type: "overtaken", theirs: server });
            draft = step(draft, { type: "choose", whose: "mine" });
            return save();
          }
          server = { version: sent.version + 1, values: sent.values };
          draft = step(draft, { type: "saved", known: { ...server, stored: server.values } });
        };
        for (const { do: act, change } of moves) {
          if (act === "type") draft = typed(draft, change);
          if (act === "save") save();
          if (act === "other") {
            server = { version: server.version + 1, values: { ...server.values, ...change } };
          }
          if (act === "cut" && wantsSaving(draft)) {
            draft = step(sending(draft), { type: "failed", problem: problem(0) });
          }
          if (act === "look") draft = step(draft, { type: "heard", theirs: server });
        }
        draft = step(draft, { type: "heard", theirs: server });
        draft = step(draft, { type: "choose", whose: "mine" });
        save();
        expect(isUnsaved(draft)).toBe(false);
        expect(differing(draft.values, server.values)).toEqual([]);
      }),
    );
  });
});
