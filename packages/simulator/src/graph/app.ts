import { Hono } from "hono";
import type { Secrets } from "../env.ts";
import type { Network } from "../network.ts";
import { unknownObject } from "../rules/graph-error.ts";
import type { Update } from "../rules/webhook-body.ts";
import { account } from "./account.ts";
import { json, refusal } from "./answer.ts";
import { media } from "./media.ts";
import { templates } from "./templates.ts";
import { tokenItself, tokenProblem } from "./token.ts";

export type GraphEnv = {
  Bindings: {
    readonly network: Network;
    readonly secrets: Secrets;
    readonly post: (updates: readonly Update[]) => void;
    readonly verify: (callbackUri: string, verifyToken: string) => Promise<boolean>;
  };
};

// Everything of the Graph API but sending, which takes a shorter way.

export const graph = new Hono<GraphEnv>().basePath("/simulator/graph/:version{v\\d+\\.\\d+}");

graph.use(async (c, next) => {
  const { network, secrets } = c.env;
  const authorization = c.req.header("authorization") ?? "";
  if (c.req.path.endsWith("/me/permissions")) {
    const wrong = tokenItself(network, secrets.accessToken, authorization);
    return wrong === null ? next() : json(refusal(wrong));
  }
  const needed = c.req.path.endsWith("/media")
    ? "whatsapp_business_messaging"
    : "whatsapp_business_management";
  const denied = tokenProblem(network, secrets.accessToken, authorization, needed);
  return denied === null ? next() : json(refusal(denied));
});

graph.route("/", media);
graph.route("/", account);
graph.route("/", templates);

graph.notFound((c) => {
  const id = c.req.path.split("/")[4] ?? "";
  const verb = c.req.method === "GET" ? "get" : c.req.method === "DELETE" ? "delete" : "post";
  return json(refusal(unknownObject(id, verb)));
});
