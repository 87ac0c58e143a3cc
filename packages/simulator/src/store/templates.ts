import { z } from "zod";
import {
  categories,
  Component,
  type Template,
  type TemplateStatus,
  templateStatuses,
} from "../rules/template.ts";

const Definition = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  status: z.enum(templateStatuses),
  category: z.enum(categories),
  parameterFormat: z.enum(["POSITIONAL", "NAMED"]),
  components: z.array(Component),
  quality: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]),
  rejectedReason: z.string(),
});

export interface HeldTemplate {
  /** The revision: what an older message was made from stays readable after an edit. */
  readonly ref: number;
  readonly template: Template;
  readonly edits: readonly number[];
  readonly pausedAt: number | null;
}

/** Few and read for every message, so they are kept in memory as well. */
export class TemplateStore {
  #sql: SqlStorage;
  #current = new Map<string, HeldTemplate>();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    for (const held of this.#read("WHERE current = 1 ORDER BY ref")) {
      this.#current.set(held.template.id, held);
    }
  }

  all(): HeldTemplate[] {
    return [...this.#current.values()];
  }

  byId(id: string): HeldTemplate | undefined {
    return this.#current.get(id);
  }

  byName(name: string, language: string): HeldTemplate | undefined {
    const code = language.replace("-", "_").toLowerCase();
    return this.all().find(
      (one) => one.template.name === name && one.template.language.toLowerCase() === code,
    );
  }

  revision(ref: number): Template | undefined {
    return this.#read("WHERE ref = ?", ref)[0]?.template;
  }

  add(template: Template, edits: readonly number[] = []): void {
    this.#sql.exec("UPDATE templates SET current = 0 WHERE id = ?", template.id);
    this.#sql.exec(
      `INSERT INTO templates (id, name, language, status, current, definition, edits)
       VALUES (?, ?, ?, ?, 1, ?, ?)`,
      template.id,
      template.name,
      template.language,
      template.status,
      JSON.stringify(template),
      JSON.stringify(edits),
    );
    this.#refresh(template.id);
  }

  setStatus(
    id: string,
    status: TemplateStatus,
    extra: Partial<Pick<Template, "quality" | "rejectedReason" | "category">>,
    pausedAt: number | null,
  ): void {
    const held = this.#current.get(id);
    if (held === undefined) return;
    const next = { ...held.template, ...extra, status };
    this.#sql.exec(
      "UPDATE templates SET status = ?, definition = ?, paused_at = ? WHERE ref = ?",
      status,
      JSON.stringify(next),
      pausedAt,
      held.ref,
    );
    this.#refresh(id);
  }

  remove(id: string): void {
    this.#sql.exec("UPDATE templates SET current = 0, status = 'DELETED' WHERE id = ?", id);
    this.#current.delete(id);
  }

  blockName(name: string, until: number): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO blocked_template_names (name, until) VALUES (?, ?)",
      name,
      until,
    );
  }

  isNameBlocked(name: string, now: number): boolean {
    const rows = this.#sql.exec(
      "SELECT 1 FROM blocked_template_names WHERE name = ? AND until > ?",
      name,
      now,
    );
    return rows.toArray().length > 0;
  }

  nextId(): string {
    const [row] = this.#sql
      .exec<{ id: string }>("SELECT id FROM templates ORDER BY CAST(id AS INTEGER) DESC LIMIT 1")
      .toArray();
    return String(BigInt(row?.id ?? "1480200000000000") + 1n);
  }

  #refresh(id: string): void {
    const [held] = this.#read("WHERE id = ? AND current = 1", id);
    if (held !== undefined) this.#current.set(id, held);
  }

  #read(where: string, ...values: (string | number)[]): HeldTemplate[] {
    return this.#sql
      .exec<{ ref: number; definition: string; edits: string; paused_at: number | null }>(
        `SELECT ref, definition, edits, paused_at FROM templates ${where}`,
        ...values,
      )
      .toArray()
      .map((row) => ({
        ref: row.ref,
        template: Definition.parse(JSON.parse(row.definition)),
        edits: z.array(z.number()).parse(JSON.parse(row.edits)),
        pausedAt: row.paused_at,
      }));
  }
}
