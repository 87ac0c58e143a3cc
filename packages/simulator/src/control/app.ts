import { Hono } from "hono";
import { z } from "zod";
import type { Network } from "../network.ts";
import type { Postman } from "../postman.ts";
import { BehaviourChange, changed } from "../rules/behaviour.ts";
import { accountUpdates } from "../rules/account-update.ts";
import { customerActs } from "./inbound.ts";
import { messageView } from "./messages.ts";
import { conversation, phones, seen } from "./phones.ts";
import { mediaFile } from "./media.ts";
import { heldMessages, listTemplates, templateEvent } from "./templates.ts";

export type ControlEnv = {
  Bindings: {
    readonly network: Network;
    readonly postman: Postman;
    readonly verify: () => Promise<boolean>;
  };
};

export const control = new Hono<ControlEnv>().basePath("/simulator/api");

const Page = z.object({
  limit: z.coerce.number().int().min(1).max(10_000).default(100),
  cursor: z.coerce.number().int().min(0).optional(),
});
const MessagesQuery = Page.extend({
  to: z.string().optional(),
  callback: z.string().optional(),
  direction: z.enum(["out", "in"]).optional(),
  order: z.enum(["asc", "desc"]).default("asc"),
});
const WitnessQuery = Page.extend({ callback: z.string().default("") });

control.get("/stats", (c) => {
  const { network } = c.env;
  const { callback } = c.req.query();
  const { witness, tallies, webhooks } = network;
  if (callback !== undefined && callback !== "") return c.json(witness.campaign(callback));
  return c.json(witness.totals(tallies, webhooks));
});

control.get("/accepted", (c) => {
  const query = WitnessQuery.parse(c.req.query());
  const items = c.env.network.witness.accepted(query.callback, query.cursor ?? 0, query.limit);
  return c.json({ items, nextCursor: cursorAfter(items, query.limit, (one) => one.seq) });
});

control.get("/rejected", (c) => {
  const query = WitnessQuery.parse(c.req.query());
  const items = c.env.network.rejections.page(query.callback, query.cursor ?? 0, query.limit);
  return c.json({ items, nextCursor: cursorAfter(items, query.limit, (one) => one.id) });
});

control.get("/messages", (c) => {
  const { network } = c.env;
  const { to, ...query } = MessagesQuery.parse(c.req.query());
  const phone = to?.replace(/\D/g, "");
  const rows = network.messages.page({ ...query, phone });
  const items = rows.map((row) => messageView(network, row));
  return c.json({ items, nextCursor: cursorAfter(rows, query.limit, (row) => row.seq) });
});

function cursorAfter<T>(rows: readonly T[], limit: number, key: (row: T) => number): string | null {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit ? null : String(key(last));
}

control.get("/behaviour", (c) => c.json(c.env.network.behaviour));

control.put("/behaviour", async (c) => {
  const { network } = c.env;
  const change = BehaviourChange.parse(await c.req.json());
  const before = network.behaviour;
  network.setBehaviour(changed(before, change));
  network.forgetReach();
  const updates = accountUpdates(before, network.behaviour);
  if (updates.length > 0) c.env.postman.post(updates, Date.now());
  return c.json(network.behaviour);
});

control.get("/phones", phones);
control.get("/phones/:phone", conversation);
control.post("/phones/:phone/seen", seen);
control.post("/inbound", customerActs);
control.get("/media/:id", mediaFile);
control.get("/templates", listTemplates);
control.post("/templates/:id", templateEvent);
control.post("/held", heldMessages);
control.post("/verify", async (c) => c.json({ verified: await c.env.verify() }));

control.delete("/", async (c) => {
  await c.env.postman.forget();
  c.env.network.reset();
  return c.json({ reset: true });
});

control.notFound((c) => c.json({ error: "There is no such page in the simulator." }, 404));

control.onError((error, c) => {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    const place = issue?.path.join(".") ?? "";
    return c.json({ error: `${place === "" ? "The request" : place}: ${issue?.message}` }, 400);
  }
  if (error instanceof SyntaxError) return c.json({ error: "The body is not JSON." }, 400);
  console.error("simulator: control request failed", error);
  return c.json({ error: "The simulator could not do this." }, 500);
});
