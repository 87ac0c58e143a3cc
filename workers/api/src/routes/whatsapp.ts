import * as templates from "@siar/core/approved-templates";
import { stopOfAccount } from "@siar/core/campaigns";
import * as channels from "@siar/core/channels";
import { showReach } from "@siar/core/sending";
import { fail } from "@siar/kernel/errors";
import { LARGEST_SAMPLE } from "@siar/core/approved-templates/rules";
import { readAtMost } from "../http/bytes.ts";
import { lending } from "../http/lending.ts";
import { problem } from "../http/problem.ts";
import { handled, route, type Route } from "../http/route.ts";

const LARGEST = Math.max(...Object.values(LARGEST_SAMPLE));

const nothingSent = templates.uploadSample(null);

const sample = {
  ...nothingSent,
  name: nothingSent.name,
  takes: "application/octet-stream",
} as const;

export const whatsappRoutes: readonly Route[] = [
  route("GET", "/api/whatsapp/accounts", channels.list),
  lending("POST", "/api/whatsapp/accounts", channels.connectAccount),
  route("DELETE", "/api/whatsapp/accounts/:id", channels.disconnect(stopOfAccount)),
  lending("POST", "/api/whatsapp/accounts/:id/subscribe", channels.subscribe),
  lending("PUT", "/api/whatsapp/accounts/:id/secrets", channels.replaceSecrets),
  route("POST", "/api/whatsapp/accounts/:id/secrets/end-rotation", channels.endRotation),
  route("GET", "/api/whatsapp/reach", showReach),
  lending("POST", "/api/whatsapp/accounts/:id/test", channels.testConnection),
  route("GET", "/api/whatsapp/templates", templates.list),
  lending("POST", "/api/whatsapp/templates", templates.submit, 201),
  lending("POST", "/api/whatsapp/templates/sync", templates.sync),
  handled("POST", "/api/whatsapp/templates/samples", sample, async (c, input) => {
    const bytes = await readAtMost(c.req.raw.body, LARGEST);
    if (bytes === null) return problem(c, fail("body-too-large", { limit: "16 MB" }).error);
    const sent = templates.uploadSample({ env: c.env, bytes });
    const uploaded = await sent.perform(c.var.ctx, input);
    return uploaded.ok ? c.json(uploaded.value, 200) : problem(c, uploaded.error);
  }),
  route("GET", "/api/whatsapp/templates/languages", templates.languages),
  route("GET", "/api/whatsapp/templates/:id", templates.get),
  lending("DELETE", "/api/whatsapp/templates/:id", templates.remove),
  route("POST", "/api/whatsapp/templates/:id/preview", templates.preview),
  route("POST", "/api/whatsapp/templates/:id/validate", templates.validate),
];
