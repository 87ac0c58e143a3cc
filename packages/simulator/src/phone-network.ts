import { DurableObject } from "cloudflare:workers";
import { control } from "./control/app.ts";
import { type Env, type Secrets, secretsOf } from "./env.ts";
import { graph } from "./graph/app.ts";
import { type Send, type SendAnswer, sendAll } from "./graph/messages.ts";
import { Network } from "./network.ts";
import { outageFor, suffer } from "./outage.ts";
import { Postman } from "./postman.ts";
import { receiverOf, verifyCallback } from "./receiver.ts";
import { signer } from "./rules/meta-json.ts";

const shiftMilliseconds = 30_000;
const safetyMilliseconds = 1000;

/** The one object behind the simulator: it answers requests and, by its alarm, sends webhooks. */
export class PhoneNetwork extends DurableObject<Env> {
  #network: Network;
  #postman: Postman;
  #secrets: Secrets;
  #working = false;
  #alarmAt: number | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const secrets = secretsOf(env);
    if (secrets === null) throw new Error("The simulator's secrets are missing.");
    this.#secrets = secrets;
    this.#network = new Network(ctx.storage, (at) => this.#wakeBy(at));
    this.#postman = new Postman(
      this.#network,
      receiverOf(env, () => this.#network),
      signer(secrets.appSecret),
    );
    void ctx.blockConcurrencyWhile(async () => {
      this.#alarmAt = await ctx.storage.getAlarm();
      if (this.#alarmAt === null && this.#postman.hasWork()) this.#wakeBy(Date.now());
    });
  }

  async sendAll(sends: readonly Send[]): Promise<SendAnswer[]> {
    return sendAll(this.#network, this.#secrets.accessToken, sends);
  }

  override async fetch(request: Request): Promise<Response> {
    const network = this.#network;
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/simulator/graph/")) {
      return control.fetch(request, {
        network,
        postman: this.#postman,
        verify: () => verifyCallback(this.env, null, this.#secrets.verifyToken),
      });
    }
    const outage = outageFor(network.behaviour, pathname, network.nextTry());
    if (outage !== null && !outage.accepts) return suffer(outage.kind);
    const answer = await graph.fetch(request, {
      network,
      secrets: this.#secrets,
      post: (updates) => this.#postman.post(updates, Date.now()),
      verify: (uri, token) => verifyCallback(this.env, uri, token),
    });
    return outage === null ? answer : suffer(outage.kind);
  }

  /** Never throws and always arms itself again: the platform gives up on an alarm that fails. */
  override async alarm(): Promise<void> {
    this.#working = true;
    let next: number | null = Date.now() + safetyMilliseconds;
    await this.ctx.storage.setAlarm(next);
    try {
      next = await this.#postman.work(Date.now() + shiftMilliseconds, () =>
        this.ctx.storage.setAlarm(Date.now() + safetyMilliseconds),
      );
    } catch (error) {
      console.error("simulator: a shift of the postman failed", error);
    }
    this.#working = false;
    this.#alarmAt = next;
    if (next === null) await this.ctx.storage.deleteAlarm();
    else await this.ctx.storage.setAlarm(next);
  }

  #wakeBy(at: number): void {
    if (this.#working || (this.#alarmAt !== null && this.#alarmAt <= at)) return;
    this.#alarmAt = at;
    void this.ctx.storage.setAlarm(at);
  }
}
