import {
  newPacer,
  reserveSlot,
  SHARE_VALID,
  shareOf,
  slowDown,
  type PacerState,
} from "@siar/core/sending/rules";
import type { NumberPacerPort } from "@siar/core/sending";
import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";

/**
 * One per WhatsApp number. It keeps nothing: a fresh one gives no shares until every share that a
 * predecessor may have given has expired.
 */
export class NumberPacer extends DurableObject<Env> implements NumberPacerPort {
  private state: PacerState = newPacer(Date.now());

  async share(request: Parameters<NumberPacerPort["share"]>[0]) {
    const { state, share } = shareOf(this.state, request, Date.now());
    this.state = state;
    const { rate, held, givenUp } = share;
    return { rate, held, givenUp, validMs: SHARE_VALID };
  }

  async reserve(throughput: number): Promise<number | null> {
    const { state, waitMs } = reserveSlot(this.state, throughput, Date.now());
    this.state = state;
    return waitMs;
  }

  async slowDown(): Promise<void> {
    this.state = slowDown(this.state, Date.now());
  }
}
