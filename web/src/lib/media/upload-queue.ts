type Work = (signal: AbortSignal) => Promise<void>;

/** A few pieces of work at a time, each of which can be called off by its key. */
export class UploadQueue {
  private waiting: { key: number; work: Work }[] = [];
  private readonly underWay = new Map<number, AbortController>();
  private readonly atOnce: number;

  constructor(atOnce: number) {
    this.atOnce = atOnce;
  }

  add(key: number, work: Work): void {
    this.waiting.push({ key, work });
    this.goOn();
  }

  drop(key: number): void {
    this.waiting = this.waiting.filter((one) => one.key !== key);
    this.underWay.get(key)?.abort();
  }

  dropAll(): void {
    this.waiting = [];
    for (const controller of this.underWay.values()) controller.abort();
  }

  private goOn(): void {
    while (this.underWay.size < this.atOnce) {
      const next = this.waiting.shift();
      if (next === undefined) return;
      const controller = new AbortController();
      this.underWay.set(next.key, controller);
      void next.work(controller.signal).finally(() => {
        this.underWay.delete(next.key);
        this.goOn();
      });
    }
  }
}
