import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sealerOf } from "./sealing.ts";

const OLD = "an old secret of more than thirty-two characters";
const NEW = "a new secret of more than thirty-two characters";

describe("10.3 secrets at rest", () => {
  it("10.3 open where they were sealed, and say nothing of what they hold", async () => {
    const sealer = sealerOf(NEW);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 4 }), async (plain) => {
        const sealed = await sealer.seal(plain, "here");
        expect(await sealer.open(sealed, "here")).toBe(plain.toWellFormed());
        expect(sealed).toMatch(/^1\.[\w-]+\.[\w-]+\.[\w-]+$/);
        expect(await sealer.seal(plain, "here")).not.toBe(sealed);
      }),
      { numRuns: 100 },
    );
  });

  it("10.3 do not open elsewhere, altered, or under another secret", async () => {
    const sealed = await sealerOf(NEW).seal("token", "account/1/token");
    expect(await sealerOf(NEW).open(sealed, "account/2/token")).toBeNull();
    expect(await sealerOf(OLD).open(sealed, "account/1/token")).toBeNull();
    const altered = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`;
    expect(await sealerOf(NEW).open(altered, "account/1/token")).toBeNull();
    for (const nonsense of ["", "1", "1.a.b", "token", `2${sealed.slice(1)}`]) {
      expect(await sealerOf(NEW).open(nonsense, "account/1/token")).toBeNull();
    }
  });

  it("10.3 stay readable while the secret is being changed", async () => {
    const before = await sealerOf(OLD).seal("token", "here");
    const both = sealerOf(NEW, OLD);
    expect(await both.open(before, "here")).toBe("token");
    const after = await both.seal("token", "here");
    expect(await sealerOf(NEW).open(after, "here")).toBe("token");
  });
});
