import { env, exports } from "cloudflare:workers";
import { expect } from "vitest";
import { numbers } from "../src/world.ts";

// What the tests ask of the simulator and of the stand-in receiver.

export const numberId = numbers[0].id;
const origin = "https://simulator.local/simulator";

export function receiver(path: string, init?: RequestInit): Promise<Response> {
  return Reflect.get(env, "WEBHOOK").fetch(`https://receiver.local${path}`, init);
}

async function call(path: string, init?: RequestInit) {
  const response = await exports.default.fetch(origin + path, init);
  const text = await response.text();
  const body = text.startsWith("{") ? JSON.parse(text) : text;
  return { status: response.status, body };
}

export function graph(path: string, init: RequestInit = {}, token = "access-token") {
  return call(`/graph/v26.0/${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });
}

export function graphJson(path: string, body: unknown, token?: string) {
  return graph(path, { method: "POST", body: JSON.stringify(body) }, token);
}

export function send(message: object, from: string = numberId, token?: string) {
  return graphJson(`${from}/messages`, { messaging_product: "whatsapp", ...message }, token);
}

export function promo(to: string, callback = "1:1:1", texts = ["Ana", "25%"]) {
  const parameters = texts.map((text) => ({ type: "text", text }));
  return {
    to,
    biz_opaque_callback_data: callback,
    type: "template",
    template: {
      name: "promo_akhir_pekan",
      language: { code: "id" },
      components: [{ type: "body", parameters }],
    },
  };
}

export const hello = (to: string) => ({ to, type: "text", text: { body: "hai" } });

export function control(method: string, path: string, body?: unknown) {
  return call(`/api${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

export const quick = {
  latency: { min: 0, max: 0 },
  readShare: 1,
  delays: {
    sent: { min: 10, max: 20 },
    delivered: { min: 10, max: 20 },
    read: { min: 10, max: 20 },
    reply: { min: 10, max: 20 },
  },
};

/** A fresh world with short delays and whatever else the test needs. */
export async function freshWorld(behaviour: object = {}): Promise<void> {
  expect((await control("DELETE", "")).status).toBe(200);
  expect((await control("PUT", "/behaviour", { ...quick, ...behaviour })).status).toBe(200);
  await receiver("/refuse?times=0");
  await receiver("/received", { method: "DELETE" });
}

interface Received {
  readonly at: number;
  readonly status: number;
  readonly signature: string;
  readonly body: string;
}

export async function received(): Promise<Received[]> {
  return (await receiver("/received")).json();
}

/** Parsed, not checked: the expectations are the check. */
type Json = ReturnType<typeof JSON.parse>;

export interface Change {
  readonly field: string;
  readonly value: Record<string, Json>;
}

export async function changes(): Promise<Change[]> {
  const bodies = await received();
  return bodies
    .filter((one) => one.status === 200)
    .flatMap((one) =>
      JSON.parse(one.body).entry.flatMap((entry: { changes: Change[] }) => entry.changes),
    );
}

export async function statuses() {
  return (await changes()).flatMap((change) => change.value["statuses"] ?? []);
}

export async function inbound() {
  return (await changes()).flatMap((change) => change.value["messages"] ?? []);
}

/** Looks again until it holds; the last failure is what is reported. */
export async function eventually(check: () => Promise<void>, within = 8000): Promise<void> {
  const until = Date.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > until) throw error;
      await scheduler.wait(40);
    }
  }
}
