import { onDemand } from "../on-demand.tsx";
import { Skeleton } from "../skeleton.tsx";

/** With its editor and the sentences of what can be wrong, it is more than a form should wait for. */
export const Composer = onDemand(
  async () => (await import("./composer.tsx")).Composer,
  <Skeleton className="h-48 w-full" />,
);
