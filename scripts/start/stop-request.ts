const EVERY_SECOND = 1000;

/**
 * Ctrl-C, a polite kill, a closed terminal; and the death of the package manager that ran us,
 * which passes no signal on when it is itself killed.
 */
export function onStopRequest(stop: () => Promise<never>): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => void stop());
  }
  if (process.env["npm_lifecycle_event"] !== "start") return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    void stop();
  }, EVERY_SECOND);
  watch.unref();
}
