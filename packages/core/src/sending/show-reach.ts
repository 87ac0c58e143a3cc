import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { perDayOf, UNLIMITED } from "../channels/rules/messaging-limit.ts";
import { PortfolioReach } from "./schema.ts";
import { portfolioLimit, reachedToday } from "./store/reached.ts";

/** Where Meta sets no limit, nobody needs to know more exactly. */
const COUNTED_TO = 100_000;

export const showReach = query({
  name: "channel.reach",
  summary: "How much of Meta's limit of people a day is used, over all numbers.",
  permission: "channel:view",
  input: z.object({}),
  output: PortfolioReach,
  run: async (ctx) => {
    const perDay = perDayOf(await portfolioLimit(ctx));
    const most = typeof perDay === "number" ? perDay : COUNTED_TO;
    return ok({
      perDay: typeof perDay === "number" ? perDay : null,
      unlimited: perDay === UNLIMITED,
      people: await reachedToday(ctx, most),
      countedTo: most,
    });
  },
});
