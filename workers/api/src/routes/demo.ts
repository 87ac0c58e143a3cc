import { start } from "@siar/core/demo";
import { fail } from "@siar/kernel/errors";
import { problem } from "../http/problem.ts";
import { handled, type Route } from "../http/route.ts";

/** In production there is nothing at this address: invented people have no place among real ones. */
export const demoRoutes: readonly Route[] = [
  handled(
    "POST",
    "/api/demo",
    { ...description(), fails: ["no-such-route"] },
    async (c) => {
      if (c.env.MODE !== "local") return problem(c, fail("no-such-route").error);
      const started = await start.perform(c.var.ctx, {});
      return started.ok ? c.json(started.value, 202) : problem(c, started.error);
    },
    202,
  ),
];

/** A verb is a function, whose name does not travel with a spread. */
function description() {
  const { name, summary, permission, input, output } = start;
  return { name, summary, permission, input, output };
}
