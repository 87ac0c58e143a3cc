import { type Context, Hono } from "hono";
import type { Behaviour } from "../rules/behaviour.ts";
import { graphError, unknownObject } from "../rules/graph-error.ts";
import { accountId, appId, type BusinessNumber, findNumber, numbers } from "../world.ts";
import { json, refusal } from "./answer.ts";
import type { GraphEnv } from "./app.ts";
import { graphPage, pick } from "./fields.ts";
import { accountHealth, numberHealth } from "./health.ts";
import { readJson } from "./read-json.ts";
import { templateFields } from "./templates.ts";

// The account, its numbers, and who gets its webhooks.

export const account = new Hono<GraphEnv>();

const ofAccount = `/:id{${accountId}}`;

/** Meta raises a number from 80 to 1,000 messages a second by itself, once it sends enough. */
const HIGH = 1000;

function numberFields(
  number: BusinessNumber,
  { limits: { throughput, messagingLimit }, number: today }: Behaviour,
): Record<string, unknown> {
  return {
    id: number.id,
    display_phone_number: number.displayPhone,
    verified_name: number.verifiedName,
    quality_rating: today.quality,
    code_verification_status: "VERIFIED",
    platform_type: "CLOUD_API",
    throughput: { level: throughput >= HIGH ? "HIGH" : "STANDARD" },
    webhook_configuration: {},
    status: today.status,
    name_status: today.nameStatus,
    whatsapp_business_manager_messaging_limit: messagingLimit,
    account_mode: "LIVE",
    is_official_business_account: false,
    last_onboarded_time: "2026-01-05T03:00:00+0000",
    health_status: numberHealth(number, today.paymentProblem),
  };
}

const standard = [
  "display_phone_number",
  "verified_name",
  "quality_rating",
  "code_verification_status",
  "platform_type",
  "throughput",
  "webhook_configuration",
];

account.get(`${ofAccount}/phone_numbers`, (c) => {
  const fields = c.req.query("fields");
  const { behaviour } = c.env.network;
  const all = numbers.map((number) => pick(numberFields(number, behaviour), fields, standard));
  return c.json(graphPage(all, c.req.query(), c.req.url));
});

/** Of whoever's token it is: a system user of the business. */
account.get("/me/permissions", (c) => {
  const { permissions } = c.env.network.behaviour.token;
  return c.json({ data: permissions.map((permission) => ({ permission, status: "granted" })) });
});

account.get(`${ofAccount}/subscribed_apps`, (c) => {
  const { active, overrideCallbackUri } = c.env.network.subscription;
  const app = {
    whatsapp_business_api_data: {
      id: appId,
      name: "Siar",
      link: "https://www.facebook.com/games/",
    },
    ...(overrideCallbackUri === null ? {} : { override_callback_uri: overrideCallbackUri }),
  };
  return c.json({ data: active ? [app] : [] });
});

account.post(`${ofAccount}/subscribed_apps`, async (c) => {
  const override = await overrideIn(c);
  if (override !== null && !(await c.env.verify(override.uri, override.token).catch(() => false))) {
    return json(refusal({ ...graphError(100, "Callback verification failed."), subcode: 2200 }));
  }
  const overrideCallbackUri = override?.uri ?? null;
  c.env.network.setSubscription({ active: true, overrideCallbackUri });
  return c.json({ success: true });
});

async function overrideIn(c: Context<GraphEnv>) {
  const body = (await readJson(c.req.raw)) ?? {};
  if (typeof body !== "object" || !("override_callback_uri" in body)) return null;
  const uri = body.override_callback_uri;
  const token = "verify_token" in body ? body.verify_token : "";
  return typeof uri === "string" && typeof token === "string" ? { uri, token } : null;
}

account.delete(`${ofAccount}/subscribed_apps`, (c) => {
  c.env.network.setSubscription({ active: false, overrideCallbackUri: null });
  return c.json({ success: true });
});

account
  .get("/:id/whatsapp_business_profile", (c) => {
    const id = c.req.param("id");
    const number = findNumber(id);
    if (number === undefined) return json(refusal(unknownObject(id, "get")));
    const profile = {
      id,
      about: c.env.network.settings.read(`about ${id}`) ?? "Kopi dan kudapan",
      email: "halo@kopisenja.example",
      websites: ["https://kopisenja.example/"],
      vertical: "RESTAURANT",
      messaging_product: "whatsapp",
    };
    const { id: _, ...data } = pick(profile, c.req.query("fields"), Object.keys(profile));
    return c.json({ data: [{ ...data, messaging_product: "whatsapp" }] });
  })
  .post(async (c) => {
    const id = c.req.param("id");
    if (findNumber(id) === undefined) return json(refusal(unknownObject(id, "post")));
    const body = await readJson(c.req.raw);
    const about = typeof body === "object" && body !== null && "about" in body ? body.about : null;
    if (typeof about === "string") c.env.network.settings.write(`about ${id}`, about);
    return c.json({ success: true });
  });

/** A bare id: a number, the account, or a template. */
account.get("/:id{\\d+}", (c, next) => {
  const id = c.req.param("id");
  const fields = c.req.query("fields");
  const number = findNumber(id);
  if (number !== undefined) {
    const { behaviour } = c.env.network;
    return Promise.resolve(c.json(pick(numberFields(number, behaviour), fields, standard)));
  }
  if (id === accountId) {
    const all = {
      id,
      name: "Kopi Senja",
      currency: "IDR",
      timezone_id: "66",
      health_status: accountHealth(),
    };
    return Promise.resolve(c.json(pick(all, fields, ["name", "currency", "timezone_id"])));
  }
  const held = c.env.network.templates.byId(id);
  if (held === undefined) return next();
  const template = pick(templateFields(held.template), fields, [
    "name",
    "parameter_format",
    "components",
    "language",
    "status",
    "category",
  ]);
  return Promise.resolve(c.json(template));
});
