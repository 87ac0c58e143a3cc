import type { Context } from "hono";
import { z } from "zod";
import { categories, templateStatuses } from "../rules/template.ts";
import { templateStatusUpdate } from "../rules/template-update.ts";
import type { ControlEnv } from "./app.ts";

// What Meta's reviewers and its quality machine do to a template, on demand.

const Event = z.object({
  status: z.enum(templateStatuses),
  reason: z.string().default("NONE"),
  quality: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]).optional(),
  category: z.enum(categories).optional(),
});
const Held = z.object({
  outcome: z.enum(["send", "drop"]),
  limit: z.int().min(1).default(1_000_000),
});

export function listTemplates(c: Context<ControlEnv>) {
  return c.json({ items: c.env.network.templates.all().map((held) => held.template) });
}

export async function templateEvent(c: Context<ControlEnv>) {
  const { network, postman } = c.env;
  const event = Event.parse(await c.req.json());
  const id = c.req.param("id") ?? "";
  const held = network.templates.byId(id);
  if (held === undefined) return c.json({ error: `There is no template ${id}.` }, 404);
  const now = Date.now();
  const { template } = held;
  const extra = {
    rejectedReason: event.status === "REJECTED" ? event.reason : "NONE",
    ...(event.quality === undefined ? {} : { quality: event.quality }),
    ...(event.category === undefined ? {} : { category: event.category }),
  };
  network.templates.setStatus(id, event.status, extra, event.status === "PAUSED" ? now : null);
  const updates = [templateStatusUpdate(template, event.status, event.reason)];
  if (event.category !== undefined && event.category !== template.category) {
    updates.push(categoryUpdate(template, event.category));
  }
  postman.post(updates, now);
  return c.json(network.templates.byId(id)?.template ?? template);
}

type Named = { readonly id: string; readonly name: string; readonly language: string };

function categoryUpdate(template: Named & { readonly category: string }, next: string) {
  return {
    kind: "field" as const,
    field: "template_category_update",
    value: {
      message_template_id: Number(template.id),
      message_template_name: template.name,
      message_template_language: template.language,
      previous_category: template.category,
      new_category: next,
    },
  };
}

export async function heldMessages(c: Context<ControlEnv>) {
  const { network } = c.env;
  const { outcome, limit } = Held.parse(await c.req.json());
  const rows = network.messages.held().slice(0, limit);
  const now = Date.now();
  network.transaction(() => {
    for (const row of rows) network.release(row, outcome, now);
  });
  return c.json({ released: rows.length });
}
