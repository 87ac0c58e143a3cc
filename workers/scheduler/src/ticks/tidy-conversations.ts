import { tidyConversations } from "@siar/core/conversations";
import type { Tick } from "./tick.ts";

export const tidyConversationsTick: Tick = {
  name: "tidy-conversations",
  run: async (ctx) => {
    await tidyConversations(ctx);
    return {};
  },
};
