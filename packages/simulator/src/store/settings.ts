import { z } from "zod";
import { Behaviour, calm } from "../rules/behaviour.ts";

const Subscription = z.object({
  active: z.boolean(),
  overrideCallbackUri: z.string().nullable(),
});

/** Behaviour, subscription and the epoch that tells this world's message ids from an older one's. */
export class SettingsStore {
  #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  read(name: string): string | null {
    const [row] = this.#sql
      .exec<{ value: string }>("SELECT value FROM settings WHERE name = ?", name)
      .toArray();
    return row?.value ?? null;
  }

  write(name: string, value: string): void {
    this.#sql.exec(
      `INSERT INTO settings (name, value) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      name,
      value,
    );
  }

  behaviour(): Behaviour {
    const stored = this.read("behaviour");
    if (stored === null) return calm;
    // Switches that came later are at rest in what was stored before.
    const parsed = Behaviour.safeParse({ ...calm, ...JSON.parse(stored) });
    return parsed.success ? parsed.data : calm;
  }

  subscription(): z.infer<typeof Subscription> {
    const stored = this.read("subscription");
    return stored === null
      ? { active: true, overrideCallbackUri: null }
      : Subscription.parse(JSON.parse(stored));
  }

  /** Random on purpose: ids of two worlds must never meet in the product's database. */
  epoch(): string {
    const stored = this.read("epoch");
    if (stored !== null) return stored;
    const fresh = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    const epoch = fresh.toString(16).padStart(8, "0").toUpperCase();
    this.write("epoch", epoch);
    return epoch;
  }
}
