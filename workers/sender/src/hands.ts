import { IN_FLIGHT } from "@siar/core/sending/rules";

/**
 * The six connections that the platform gives an invocation, over all slices it works on: five for
 * requests to Meta, one for everything else. A seventh would wait for its turn unseen, and leave
 * later than its granted moment.
 */
export class Hands {
  private free = IN_FLIGHT;
  private readonly waiting: Array<() => void> = [];
  private line: Promise<unknown> = Promise.resolve();

  /** D1 and the object are asked one after the other. */
  ask<T>(question: () => Promise<T>): Promise<T> {
    const answer = this.line.then(question);
    this.line = answer.catch(() => {});
    return answer;
  }

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
