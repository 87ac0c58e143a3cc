import { Hono } from "hono";
import { fail } from "@siar/kernel/errors";
import { unitOfWork } from "@siar/kernel/log";
import { withCtx, type HonoEnv } from "./http/context.ts";
import { sameSite } from "./http/cross-site.ts";
import { safeHeaders } from "./http/headers.ts";
import { mount } from "./http/mount.ts";
import { onError, problem } from "./http/problem.ts";
import { docs } from "./routes/docs.ts";
import { routes } from "./routes/index.ts";

const app = new Hono<HonoEnv>();

app.use("*", async (c, next) =>
  unitOfWork("request", { method: c.req.method, path: c.req.path }, async (event) => {
    c.set("event", event);
    await next();
    event.set({ status: c.res.status });
  }),
);
app.use("*", safeHeaders, withCtx, sameSite);
mount(app, routes);
app.route("/", docs);
app.notFound((c) => problem(c, fail("no-such-route").error));
app.onError(onError);

export default app;
