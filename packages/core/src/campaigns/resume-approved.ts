import type { Ctx } from "@siar/kernel/ctx";
import { resumeBySystem } from "./resume.ts";
import { approvedAgain } from "./store.ts";

/** Meta lets a template through again that it had refused: the campaigns that waited for it go on. */
export async function resumeApproved(ctx: Ctx): Promise<{ resumed: number }> {
  let resumed = 0;
  for (const campaign of await approvedAgain(ctx)) {
    resumed += (await resumeBySystem(ctx, campaign)) ? 1 : 0;
  }
  return { resumed };
}
