import { pauseBySystem } from "@siar/core/campaigns";
import type { Sender } from "@siar/core/channels";
import { isLostAtMeta } from "@siar/core/media";
import {
  lessonOf,
  numberPacer,
  type ClaimedRow,
  type ClaimTerms,
  type DueRow,
} from "@siar/core/sending";
import {
  alarmOf,
  callbackOf,
  faultPause,
  FAULTS_IN_A_ROW,
  isSilent,
  resultOf,
  type Pause,
  type Rendered,
  type RowResult,
  type SendOutcome,
} from "@siar/core/sending/rules";
import type { Statement } from "@siar/kernel/commit";
import type { Recipient } from "@siar/whatsapp";
import { systemCtx } from "./context.ts";
import type { Env } from "./env.ts";
import type { Hands } from "./hands.ts";
import type { Permit } from "./permit.ts";

export interface Job {
  readonly row: DueRow;
  /** Null: the message cannot be said to this person. */
  readonly rendered: Rendered | null;
}

export interface ReadyRow {
  readonly row: ClaimedRow;
  readonly job: Job;
}

/** A file by its id in the library, and by the one under which Meta has it. */
export interface SentMedia {
  readonly mediaId: number;
  readonly metaId: string;
}

export type Terms = Omit<ClaimTerms, "lease"> & {
  readonly sender: Sender;
  readonly media: SentMedia | null;
};

/** The requests of one slice that are under way, and what has come of them since the last batch. */
export class Flight {
  readonly figures = { accepted: 0, refused: 0, inDoubt: 0, notSent: 0 };
  private readonly under = new Set<Promise<void>>();
  private results: RowResult[] = [];
  private also: Statement[] = [];
  private unsent: ClaimedRow[] = [];
  private faults = 0;
  private readonly env: Env;
  private readonly terms: Terms;
  private readonly permit: Permit;
  private readonly hands: Hands;

  constructor(env: Env, terms: Terms, permit: Permit, hands: Hands) {
    this.env = env;
    this.terms = terms;
    this.permit = permit;
    this.hands = hands;
  }

  /** Sends rows one after the other, each at its moment; the last may still be on its way. */
  async sendAll(rows: readonly ReadyRow[]): Promise<void> {
    for (const { row, job } of rows) await this.send(row, job);
  }

  private async send(claimed: ClaimedRow, job: Job): Promise<void> {
    const to = recipientOf(job.row);
    if (job.rendered === null || to === null) {
      this.permit.waive();
      this.unsent.push(claimed);
      return;
    }
    if (!(await this.permit.nextSlot())) {
      this.unsent.push(claimed);
      return;
    }
    const request = this.request(claimed, job, job.rendered, to).finally(() => {
      this.hands.release();
      this.under.delete(request);
    });
    this.under.add(request);
  }

  /** Everything that left has been answered, or given up. */
  async landed(): Promise<void> {
    await Promise.all(this.under);
  }

  /** What came back so far, taken out: the next batch writes it. */
  take() {
    const taken = { results: this.results, also: this.also, unsent: this.unsent };
    this.results = [];
    this.also = [];
    return taken;
  }

  /** The batch that should have written them failed. */
  giveBack(results: readonly RowResult[], also: readonly Statement[]): void {
    this.results = [...results, ...this.results];
    this.also = [...also, ...this.also];
  }

  private async request(
    claimed: ClaimedRow,
    { row }: Job,
    rendered: Rendered,
    to: Recipient,
  ): Promise<void> {
    const { sender, campaignId } = this.terms;
    const leftAt = Date.now();
    const answer = await sender.client.send(sender.phoneNumberId, {
      to,
      content: rendered.content,
      callback: callbackOf({ campaignId, seq: row.seq, attempt: claimed.attempt }),
    });
    const at = Date.now();
    if (answer.kind === "accepted") this.permit.answeredAfter(at - leftAt);
    this.permit.heardBack(!isSilent(answer));
    const outcome = await this.withoutLostMedia(answer);
    this.count(outcome);
    const attempted = { seq: row.seq, attempt: claimed.attempt, tries: row.tries };
    this.results.push(
      resultOf(attempted, outcome, outcome.kind === "accepted" ? leftAt : at, Math.random),
    );
    if (outcome.kind === "refused") {
      const person = { contactId: row.contactId, campaignId };
      this.also.push(...lessonOf(systemCtx(this.env), person, outcome.code));
    }
    await this.raiseAlarm(outcome);
  }

  /** Where Meta has lost the file nobody got anything: whoever comes next uploads it anew. */
  private async withoutLostMedia(answer: SendOutcome): Promise<SendOutcome> {
    const { media, sender } = this.terms;
    if (media === null || answer.kind !== "refused") return answer;
    const lost = await isLostAtMeta(systemCtx(this.env), sender, { ...media, code: answer.code });
    if (!lost) return answer;
    this.permit.stop();
    return { kind: "file-lost" };
  }

  private count(outcome: SendOutcome): void {
    if (outcome.kind === "accepted") this.figures.accepted += 1;
    if (outcome.kind === "refused") this.figures.refused += 1;
    if (outcome.kind === "in-doubt") this.figures.inDoubt += 1;
    if (outcome.kind === "not-sent" || outcome.kind === "file-lost") this.figures.notSent += 1;
  }

  private async raiseAlarm(outcome: SendOutcome): Promise<void> {
    const alarm = this.faultAlarm(outcome) ?? alarmOf(outcome);
    if (alarm === null) return;
    if (alarm.kind === "slow-down") {
      await numberPacer(this.env.NUMBER_PACER, this.terms.numberId).slowDown();
      return;
    }
    await this.pause(alarm);
  }

  /** Nothing more leaves, here or anywhere that the reason reaches. */
  async pause(alarm: Pause): Promise<void> {
    this.permit.stop();
    await pauseBySystem(systemCtx(this.env), this.terms.campaignId, alarm);
  }

  /** One fault of our own may be a row's; several in a row are the campaign's. */
  private faultAlarm(outcome: SendOutcome): Pause | null {
    const isFault = outcome.kind === "refused" && outcome.class === "F";
    if (outcome.kind === "accepted") this.faults = 0;
    if (!isFault) return null;
    this.faults += 1;
    return this.faults >= FAULTS_IN_A_ROW ? faultPause(outcome.code) : null;
  }
}

const recipientOf = ({ phone, userId }: DueRow): Recipient | null => {
  if (phone !== null) return { phone, userId };
  return userId === null ? null : { phone: null, userId };
};
