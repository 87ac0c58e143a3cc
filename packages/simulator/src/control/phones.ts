import type { Context } from "hono";
import { z } from "zod";
import { numbers } from "../world.ts";
import type { Network } from "../network.ts";
import type { Person } from "../store/people.ts";
import { readNow } from "../read-now.ts";
import type { ControlEnv } from "./app.ts";
import { messageView } from "./messages.ts";

// The phones of the page: a list by activity, one conversation, and opening it, which reads it.

const List = z.object({
  search: z.string().max(60).default(""),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.coerce.number().int().min(1).default(Number.MAX_SAFE_INTEGER),
});
const Conversation = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(60),
});

export function phones(c: Context<ControlEnv>) {
  const { network } = c.env;
  const query = List.parse(c.req.query());
  const people = network.people.recent(query.search, query.cursor, query.limit);
  const items = people.map((person) => personView(network, person));
  const last = people.length < query.limit ? undefined : people.at(-1);
  return c.json({ items, nextCursor: last === undefined ? null : String(last.lastSeq) });
}

function personView(network: Network, person: Person) {
  const last = network.messages.find(person.lastSeq);
  return {
    phone: person.phone,
    name: person.name,
    stoppedMarketing: person.stoppedMarketing,
    unread: last?.direction === "out" && person.lastSeq > person.seenSeq,
    last: last === undefined ? null : messageView(network, last),
  };
}

export function conversation(c: Context<ControlEnv>) {
  const { network } = c.env;
  const phone = phoneParam(c);
  const { limit } = Conversation.parse(c.req.query());
  const rows = network.messages.page({ phone, limit, order: "desc" }).reverse();
  const person = network.people.find(phone);
  return c.json({
    phone,
    name: network.people.nameOf(phone),
    stoppedMarketing: person?.stoppedMarketing ?? false,
    windows: numbers.map((number) => ({
      numberId: number.id,
      displayPhone: number.displayPhone,
      verifiedName: number.verifiedName,
      open: network.windowIsOpen(number.id, phone, Date.now()),
    })),
    messages: rows.map((row) => messageView(network, row)),
  });
}

export function seen(c: Context<ControlEnv>) {
  const { network, postman } = c.env;
  const phone = phoneParam(c);
  const now = Date.now();
  const updates = network.transaction(() => {
    network.people.see(phone);
    return readNow(network, phone, now);
  });
  if (updates.length > 0) postman.post(updates, now);
  return c.json({ read: updates.length });
}

function phoneParam(c: Context<ControlEnv>): string {
  return (c.req.param("phone") ?? "").replace(/\D/g, "");
}
