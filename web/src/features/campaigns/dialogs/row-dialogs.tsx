import { onDemand } from "../../../ui/on-demand.tsx";

export const DismissDialog = onDemand(
  async () => (await import("./dismiss-dialog.tsx")).DismissDialog,
);

export const RetryDialog = onDemand(async () => (await import("./retry-dialog.tsx")).RetryDialog);
