import { Hono } from "hono";
import { graphError, unknownObject } from "../rules/graph-error.ts";
import { planReview } from "../review.ts";
import { checkChange, checkDraft } from "../rules/template-rules.ts";
import type { Template } from "../rules/template.ts";
import { templateStatusUpdate } from "../rules/template-update.ts";
import { accountId } from "../world.ts";
import { json, refusal } from "./answer.ts";
import type { GraphEnv } from "./app.ts";
import { graphPage, pick } from "./fields.ts";
import { templateHealth } from "./health.ts";
import { readJson } from "./read-json.ts";

// Message templates: list, create, edit, unpause, delete.

export const templates = new Hono<GraphEnv>();

const most = 250;
const day = 24 * 3_600_000;
const standard = ["name", "parameter_format", "components", "language", "status", "category"];
const list = `/:id{${accountId}}/message_templates`;

export function templateFields(template: Template): Record<string, unknown> {
  return {
    id: template.id,
    name: template.name,
    language: template.language,
    status: template.status,
    category: template.category,
    parameter_format: template.parameterFormat,
    components: template.components,
    quality_score: { score: template.quality, date: 1_758_754_645 },
    rejected_reason: template.rejectedReason,
    health_status: templateHealth(template),
  };
}

templates.get(list, (c) => {
  const query = c.req.query();
  const wanted = (name: string, value: string) => {
    const filter = query[name];
    return filter === undefined || filter.toLowerCase().split(",").includes(value.toLowerCase());
  };
  const found = c.env.network.templates
    .all()
    .map((held) => held.template)
    .filter((one) => wanted("status", one.status) && wanted("category", one.category))
    .filter((one) => wanted("language", one.language))
    .filter((one) => one.name.includes(query["name"] ?? ""))
    .map((one) => pick(templateFields(one), query["fields"], standard));
  return c.json(graphPage(found, query, c.req.url));
});

templates.post(list, async (c) => {
  const { network } = c.env;
  const draft = checkDraft(await readJson(c.req.raw));
  if (!draft.ok) return json(refusal(draft.error));
  const { name, language, category, parameter_format: parameterFormat, components } = draft.value;
  const problem = takenProblem(c.env.network, name, language);
  if (problem !== null) return json(refusal(problem));
  const id = network.templates.nextId();
  const status = "PENDING" as const;
  const fresh = { quality: "UNKNOWN" as const, rejectedReason: "NONE" };
  network.templates.add({
    id,
    name,
    language,
    status,
    category,
    parameterFormat,
    components,
    ...fresh,
  });
  planReview(network, id, Date.now());
  return c.json({ id, status, category });
});

function takenProblem(network: GraphEnv["Bindings"]["network"], name: string, language: string) {
  if (network.templates.byName(name, language) !== undefined) {
    return { ...graphError(100, "There is already content in this language."), subcode: 2388024 };
  }
  if (network.templates.isNameBlocked(name, Date.now())) {
    return {
      ...graphError(100, "The name of a deleted template is blocked for 30 days."),
      subcode: 2388023,
    };
  }
  if (network.templates.all().length >= most) {
    return { ...graphError(100, `The account holds ${most} templates already.`), subcode: 2388019 };
  }
  return null;
}

templates.delete(list, (c) => {
  const { name, hsm_id: id } = c.req.query();
  const { templates: store } = c.env.network;
  if (name === undefined) return json(refusal(graphError(100, "name is required")));
  const gone = store
    .all()
    .filter((one) => one.template.name === name && (id === undefined || one.template.id === id));
  if (gone.length === 0) return json(refusal(graphError(100, `no template ${name}`)));
  if (gone.some((one) => one.template.status === "DISABLED")) {
    return json(refusal(graphError(100, "a disabled template cannot be deleted")));
  }
  for (const one of gone) store.remove(one.template.id);
  if (id === undefined) store.blockName(name, Date.now() + 30 * day);
  return c.json({ success: true });
});

templates.post("/:id/unpause", (c) => {
  const { network } = c.env;
  const id = c.req.param("id");
  const held = network.templates.byId(id);
  if (held === undefined) return json(refusal(unknownObject(id, "post")));
  if (held.template.status !== "PAUSED") return json(refusal(graphError(100, "it is not paused")));
  if (held.pausedAt !== null && held.pausedAt > Date.now() - 5 * 60_000) {
    return json(refusal(graphError(100, "wait five minutes after the pause")));
  }
  network.templates.setStatus(id, "APPROVED", {}, null);
  c.env.post([templateStatusUpdate(held.template, "APPROVED", "NONE")]);
  return c.json({ success: true });
});

templates.post("/:id{\\d+}", async (c) => {
  const { network } = c.env;
  const id = c.req.param("id");
  const held = network.templates.byId(id);
  if (held === undefined) return json(refusal(unknownObject(id, "post")));
  const { template } = held;
  const change = checkChange(await readJson(c.req.raw), template.parameterFormat === "NAMED");
  if (!change.ok) return json(refusal(change.error));
  const now = Date.now();
  const problem = editProblem(template, held.edits, change.value.category, now);
  if (problem !== null) return json(refusal(problem));
  const { category = template.category, components = template.components } = change.value;
  const next = { ...template, category, components, status: "PENDING" as const };
  network.templates.add(next, [...held.edits, now].slice(-10));
  planReview(network, id, now);
  return c.json({ success: true });
});

function editProblem(
  template: Template,
  edits: readonly number[],
  category: string | undefined,
  now: number,
) {
  if (!["APPROVED", "REJECTED", "PAUSED"].includes(template.status)) {
    return { ...graphError(100, "it is in review"), subcode: 2388039 };
  }
  if (template.status !== "APPROVED") return null;
  if (category !== undefined && category !== template.category) {
    return graphError(100, "the category of an approved template cannot be changed");
  }
  const recent = edits.filter((at) => at > now - 30 * day);
  const tooMany = recent.length >= 10 || recent.some((at) => at > now - day);
  return tooMany ? graphError(100, "one edit in 24 hours, ten in 30 days") : null;
}
