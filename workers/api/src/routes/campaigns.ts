import {
  cancel,
  changeRate,
  create,
  dismiss,
  duplicate,
  estimate,
  exclude,
  get,
  launch,
  list,
  pause,
  remove,
  resume,
  retry,
  runningCampaigns,
  schedule,
  stopAll,
  testSend,
  unschedule,
  update,
} from "@siar/core/campaigns";
import { analyze, breakdown, engagement, messages, timeline, tracking } from "@siar/core/analytics";
import { exportCampaign } from "@siar/core/exports";
import { CampaignExportInput } from "@siar/core/exports/schema";
import { replies } from "@siar/core/inbound";
import { campaignRun } from "@siar/core/sending";
import { LiveFrame } from "@siar/core/sending/schema";
import { may } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { z } from "zod";
import { csvAnswer, jsonFile } from "../http/file-answer.ts";
import { lending } from "../http/lending.ts";
import { problem } from "../http/problem.ts";
import { handled, route, type Route } from "../http/route.ts";

const live = {
  name: "campaign.live",
  summary: "Watch a campaign: a WebSocket that sends a snapshot, then what changes.",
  permission: "campaign:view",
  input: get.input,
  output: LiveFrame,
  fails: ["not-found", "upgrade-required"],
} as const;

const report = {
  name: "campaign.export",
  summary: "Every recipient of a campaign with all that is known of the message, as CSV or JSON.",
  permission: "campaign:view",
  input: CampaignExportInput,
  output: z.string(),
  fails: ["not-found"],
  gives: "text/csv",
} as const;

const drain = {
  name: "campaign.drain",
  summary:
    "Before an orderly stop: no campaign begins another request. Answers once those under way have theirs, or how many campaigns are still busy after eight seconds.",
  permission: "campaign:send",
  input: z.object({}),
  output: z.object({ busy: z.number() }),
  fails: [],
} as const;

export const campaignRoutes: readonly Route[] = [
  route("GET", "/api/campaigns", list),
  route("POST", "/api/campaigns", create, 201),
  handled("POST", "/api/campaigns/drain", drain, async (c) => {
    const running = await runningCampaigns(c.var.ctx);
    const runs = await Promise.all(
      running.map(({ id }) => campaignRun(c.env.CAMPAIGN_RUN, id).drain()),
    );
    return c.json({ busy: runs.filter((run) => run.busy).length }, 200);
  }),
  route("POST", "/api/campaigns/stop-all", stopAll),
  route("GET", "/api/campaigns/:id", get),
  route("PUT", "/api/campaigns/:id", update),
  route("DELETE", "/api/campaigns/:id", remove),
  route("POST", "/api/campaigns/:id/duplicate", duplicate, 201),
  route("POST", "/api/campaigns/:id/estimate", estimate),
  lending("POST", "/api/campaigns/:id/test", testSend),
  route("POST", "/api/campaigns/:id/send", launch),
  route("POST", "/api/campaigns/:id/schedule", schedule),
  route("POST", "/api/campaigns/:id/unschedule", unschedule),
  route("POST", "/api/campaigns/:id/cancel", cancel),
  route("POST", "/api/campaigns/:id/pause", pause),
  route("POST", "/api/campaigns/:id/resume", resume),
  route("POST", "/api/campaigns/:id/rate", changeRate),
  route("POST", "/api/campaigns/:id/retry", retry),
  route("POST", "/api/campaigns/:id/dismiss", dismiss),
  route("POST", "/api/campaigns/:id/exclude", exclude),
  route("GET", "/api/campaigns/:id/analytics", analyze),
  route("GET", "/api/campaigns/:id/breakdown", breakdown),
  route("GET", "/api/campaigns/:id/engagement", engagement),
  handled("GET", "/api/campaigns/:id/export", report, async (c, input) => {
    const made = await exportCampaign(c.var.ctx, input);
    if (!made.ok) return problem(c, made.error);
    const { name, body } = made.value;
    return input.format === "csv" ? csvAnswer(body, name) : jsonFile(body, name);
  }),
  route("GET", "/api/campaigns/:id/messages", messages),
  route("GET", "/api/campaigns/:id/replies", replies),
  route("GET", "/api/campaigns/:id/timeline", timeline),
  route("GET", "/api/campaigns/:id/tracking", tracking),
  handled("GET", "/api/campaigns/:id/live", live, async (c, { id }) => {
    const { ctx } = c.var;
    const found = await get.perform(ctx, { id });
    if (!found.ok) return problem(c, found.error);
    if (c.req.header("upgrade") !== "websocket") return problem(c, fail("upgrade-required").error);
    const phones = may(ctx, "contact:read_phone") ? "full" : "masked";
    return campaignRun(c.env.CAMPAIGN_RUN, id).fetch(
      new Request(`https://run/?campaign=${id}`, {
        headers: { upgrade: "websocket", "x-siar-phones": phones },
      }),
    );
  }),
];
