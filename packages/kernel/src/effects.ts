import type { Ctx, Effect } from "./ctx.ts";

export type EffectHandlers = Readonly<
  Record<string, (payload: Effect["payload"]) => Promise<void>>
>;

/** How a Worker delivers effects: each noun brings the handlers of its topics. */
export const deliverer =
  (handlers: EffectHandlers): Ctx["deliver"] =>
  async (effect) => {
    const handler = handlers[effect.topic];
    if (handler === undefined) throw new Error(`Nobody delivers the effect ${effect.topic}`);
    await handler(effect.payload);
  };
