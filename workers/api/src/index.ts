import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { fail } from "@siar/kernel/errors";
import { unitOfWork } from "@siar/kernel/log";
import { withCtx, type HonoEnv } from "./http/context.ts";
import { mount } from "./http/mount.ts";
import { onError, problem } from "./http/problem.ts";
import { routes } from "./routes/index.ts";

const MAX_BODY = 1024 * 1024;

const app = new Hono<HonoEnv>();

app.use("*", async (c, next) =>
  unitOfWork("request", { method: c.req.method, path: c.req.path }, async (event) => {
    await next();
    event.set({ status: c.res.status, requestId: c.var.requestId });
  }),
);
app.use("*", withCtx);
app.use(
  "*",
  bodyLimit({
    maxSize: MAX_BODY,
    onError: (c) => problem(c, fail("body-too-large", { limit: "1 MB" }).error),
  }),
);
mount(app, routes);
app.notFound((c) => problem(c, fail("no-such-route").error));
app.onError(onError);

export default app;
