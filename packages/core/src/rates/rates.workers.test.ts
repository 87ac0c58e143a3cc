import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { iso } from "@siar/kernel/clock";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import { describe, expect, it } from "vitest";
import { importRates, list } from "./index.ts";

const T0 = 1_800_000_000_000;
const db = database(env.DB);
const ctx: Ctx = {
  db,
  now: T0,
  actor: systemActor("test"),
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
};
const HEAD = "country,category,amount,currency";
const told = async () => {
  const read = await list(ctx, {});
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

describe("the rates", () => {
  it("are none until somebody imports them, then exactly what was imported last", async () => {
    expect(await told()).toEqual({ currency: null, importedAt: null, items: [] });
    const first = [HEAD, "SG,marketing,0.1,USD", "ID,utility,0.02,USD", "ID,marketing,0.04,USD"];
    await importRates(ctx, { csv: first.join("\n") });
    const marketing = { country: "ID", category: "marketing", amountMicros: 586_330_000 };
    const read = { currency: "IDR", importedAt: iso(T0 + 1), items: [marketing] };
    const second = { csv: `${HEAD}\nID,marketing,586.33,IDR` };
    expect(await importRates({ ...ctx, now: T0 + 1 }, second)).toEqual({ ok: true, value: read });
    expect(await told()).toEqual(read);
    const [entry] = await db.all<{ before: string; after: string }>(
      sql`SELECT before, after FROM audit_log WHERE action = 'rates.import' ORDER BY id DESC`,
    );
    expect(JSON.parse(entry?.before ?? "")).toEqual({ currency: "USD", rates: 3 });
    expect(JSON.parse(entry?.after ?? "")).toEqual({ currency: "IDR", rates: 1 });
  });

  it("stay as they are when a line is bad, which is named", async () => {
    const before = await told();
    const csv = `${HEAD}\nID,marketing,1,USD\nXX,marketing,1,USD\nID,marketing,-1,USD`;
    expect(await importRates(ctx, { csv })).toMatchObject({
      error: {
        code: "rates-unreadable",
        errors: [
          { path: "csv.3", message: expect.stringContaining("XX") },
          { path: "csv.4", message: "“-1” is negative." },
        ],
      },
    });
    const indonesian = await importRates({ ...ctx, locale: "id" }, { csv: HEAD });
    expect(indonesian).toMatchObject({
      error: { errors: [{ path: "csv.1", message: "Tidak ada tarif di dalamnya." }] },
    });
    expect(await told()).toEqual(before);
  });

  it("hold as many as a rate card can have", async () => {
    const lines = "ID SG MY TH VN PH US CA GB DE FR IT ES NL BE AT CH SE NO DK FI PL CZ RO BG"
      .split(" ")
      .flatMap((country) =>
        ["marketing", "utility", "authentication", "service"].map((c) => `${country};${c};0,5;EUR`),
      );
    await importRates(ctx, { csv: [HEAD.replaceAll(",", ";"), ...lines].join("\r\n") });
    expect((await told()).items).toHaveLength(lines.length);
  });
});
