import type { Env } from "./env.ts";
import type { Send, SendAnswer } from "./graph/messages.ts";

// A call to the object costs as much as serving a request, so sends that arrive within two
// milliseconds share one: one call, one transaction, answered together. The waiting list belongs to
// the isolate, not to a request; whoever comes first carries it to the object.

const most = 200;
const patienceMilliseconds = 30_000;

interface Waiting {
  readonly send: Send;
  readonly resolve: (answer: SendAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

let waiting: Waiting[] = [];

export async function gatherSend(env: Env, ctx: ExecutionContext, send: Send): Promise<SendAnswer> {
  const gatherMilliseconds = Number(env.GATHER_MILLISECONDS ?? 2);
  if (gatherMilliseconds === 0) return alone(env, send);
  const answer = new Promise<SendAnswer>((resolve, reject) => {
    waiting.push({ send, resolve, reject });
  });
  if (waiting.length === 1) {
    ctx.waitUntil(scheduler.wait(gatherMilliseconds).then(() => carry(env)));
  } else if (waiting.length >= most) ctx.waitUntil(carry(env));
  return withPatience(answer);
}

async function alone(env: Env, send: Send): Promise<SendAnswer> {
  const [answer] = await env.NETWORK.getByName("world").sendAll([send]);
  if (answer === undefined) throw new Error("a send was not answered");
  return answer;
}

async function carry(env: Env): Promise<void> {
  const group = waiting;
  waiting = [];
  if (group.length === 0) return;
  try {
    const answers = await env.NETWORK.getByName("world").sendAll(group.map((one) => one.send));
    for (const [place, one] of group.entries()) {
      const answer = answers[place];
      if (answer === undefined) one.reject(new Error("a send was not answered"));
      else one.resolve(answer);
    }
  } catch (error) {
    for (const one of group) one.reject(error);
  }
}

/** A pending timer also tells the runtime that a request waiting for another one is not stuck. */
async function withPatience<T>(answer: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error("the network took too long")),
    patienceMilliseconds,
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
