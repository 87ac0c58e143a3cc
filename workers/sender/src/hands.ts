import { IN_FLIGHT } from "@siar/core/sending/rules";

/** The requests that one invocation may have under way at once, over all slices it works on. */
export class Hands {
  private free = IN_FLIGHT;
  private readonly waiting: Array<() => void> = [];

  async take(): Promise<void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Goes straight to whoever has waited longest, so that nobody comes in between. */
  release(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free += 1;
    else next();
  }
}
