import { pauseBySystem } from "@siar/core/campaigns";
import { runSummary, type RunSummary } from "@siar/core/queue/rules";
import { campaignView, numberPacer, type CampaignRunPort } from "@siar/core/sending";
import {
  handedOver,
  held,
  isActive,
  leased,
  newRun,
  newVolatile,
  nextLook,
  nothingHeard,
  phaseOf,
  reported,
  restsUntil,
  synced,
  tick,
  together,
  type Command,
  type Heard,
  type RunState,
  type Step,
  type Volatile,
} from "@siar/core/sending/rules";
import {
  HandOver,
  LeaseRequest,
  SliceReport,
  type Lease,
  type Slice,
} from "@siar/core/sending/schema";
import { messageOf } from "@siar/kernel/error-message";
import { DurableObject } from "cloudflare:workers";
import { systemCtx } from "../context.ts";
import type { Env } from "../env.ts";
import { perform, type Event } from "./commands.ts";
import { loadRun, saveRun } from "./run-storage.ts";
import { Watchers } from "./watchers.ts";

/** How long an orderly stop waits for those who still send. */
const DRAIN = 8_000;
const DRAIN_LOOK = 50;
const TELLING = "telling the number";

/**
 * One campaign's run: who may send, how many and when. A shell around the reducer in
 * `sending/rules/run.ts`: it keeps the state, carries out commands, and wakes itself.
 */
export class CampaignRun extends DurableObject<Env> implements CampaignRunPort {
  private run: RunState | null;
  private memory: Volatile = newVolatile(Date.now());
  private readonly busy = new Set<string>();
  private readonly watchers: Watchers;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.run = loadRun(state.storage, Date.now());
    this.watchers = new Watchers(
      state,
      () => systemCtx(env),
      () => ({
        view: this.run?.view ?? null,
        phase: this.run === null ? null : phaseOf(this.run),
        held: (this.run?.heldUntil ?? 0) > Date.now(),
        restsUntil: this.run === null ? null : restsUntil(this.run, Date.now()),
      }),
    );
  }

  async sync(campaignId: number): Promise<void> {
    const ctx = systemCtx(this.env);
    const view = await campaignView(ctx, campaignId);
    if (view === null) return;
    const before = this.run?.view?.status;
    const step = synced(this.run ?? newRun(campaignId), view, Date.now());
    this.apply(step, campaignId);
    await this.refreshShare();
    if (before !== view.status) this.watchers.tell(view.status, null);
    else this.watchers.touch();
  }

  async lease(request: LeaseRequest): Promise<Lease> {
    if (this.run === null) return { kind: "stop" };
    const asked = LeaseRequest.parse(request);
    this.listen(asked.heard);
    const step = leased(this.run, this.memory, asked, Date.now());
    this.memory = step.memory;
    this.keep(step.state);
    return step.answer;
  }

  async handOver(done: HandOver): Promise<Slice | null> {
    if (this.run === null) return null;
    const told = HandOver.parse(done);
    const goesOn = told.goesOn && !this.memory.draining;
    const { next, ...step } = handedOver(this.run, { ...told, goesOn }, Date.now());
    this.apply(step, this.run.campaignId);
    return next;
  }

  async report(report: SliceReport): Promise<void> {
    if (this.run === null) return;
    const told = SliceReport.parse(report);
    this.listen(told.heard);
    this.apply(reported(this.run, told, Date.now()), this.run.campaignId);
    this.watchers.touch();
  }

  /** Silence is told to the number's object at once: until it knows, more rows end in doubt. */
  private listen(heard: Heard): void {
    this.memory = { ...this.memory, heard: together(this.memory.heard, heard) };
    if (heard.silent === 0 || this.busy.has(TELLING)) return;
    this.busy.add(TELLING);
    const told = this.refreshShare().catch((error: unknown) => {
      console.error(JSON.stringify({ kind: "share", error: messageOf(error) }));
    });
    this.ctx.waitUntil(told.finally(() => this.busy.delete(TELLING)));
  }

  async rowsChanged(campaignId: number, seqs: number[]): Promise<void> {
    if (this.run === null) await this.sync(campaignId);
    this.watchers.touch(seqs);
  }

  /** Consumers notice at their next renewal; then they only wait for answers under way. */
  async drain(): Promise<{ busy: boolean }> {
    this.memory = { ...this.memory, draining: true };
    const until = Date.now() + DRAIN;
    while (this.isBusy() && Date.now() < until) await scheduler.wait(DRAIN_LOOK);
    return { busy: this.isBusy() };
  }

  private isBusy(): boolean {
    return (this.run?.slices ?? []).some((slice) => slice.lease !== null);
  }

  override async fetch(request: Request): Promise<Response> {
    const campaignId = Number(new URL(request.url).searchParams.get("campaign"));
    if (this.run === null) await this.sync(campaignId);
    return this.watchers.welcome(request);
  }

  override async webSocketMessage(): Promise<void> {
    // Watchers only listen.
  }

  /** Never throws and always re-arms: what went wrong now is tried again at the next tick. */
  override async alarm(): Promise<void> {
    try {
      if (this.run !== null) this.apply(tick(this.run, Date.now()), this.run.campaignId);
      await this.refreshShare();
      this.watchers.touch();
    } catch (error) {
      console.error(JSON.stringify({ kind: "alarm", error: messageOf(error) }));
    }
    await this.rearm();
  }

  private apply(step: Step, campaignId: number): void {
    this.keep(step.state);
    for (const command of step.commands) this.start(command, campaignId);
    this.ctx.waitUntil(this.rearm());
  }

  private keep(next: RunState): void {
    saveRun(this.ctx.storage, this.run, next);
    this.run = next;
  }

  /** A command that is still being carried out is not begun again. */
  private start(command: Command, campaignId: number): void {
    const key = keyOf(command);
    if (this.busy.has(key)) return;
    this.busy.add(key);
    this.ctx.waitUntil(this.carryOut(command, campaignId).finally(() => this.busy.delete(key)));
  }

  private async carryOut(command: Command, campaignId: number): Promise<void> {
    try {
      const held = (this.run?.slices ?? []).flatMap((slice) => slice.lease ?? []);
      const event = await perform(systemCtx(this.env), this.env.SENDS, command, {
        campaignId,
        held,
      });
      this.busy.delete(keyOf(command));
      if (event !== null) this.handle(event, campaignId);
    } catch (error) {
      console.error(
        JSON.stringify({
          kind: "command",
          command: command.kind,
          campaignId,
          error: messageOf(error),
        }),
      );
    }
  }

  private handle(event: Event, campaignId: number): void {
    if (this.run === null) return;
    this.apply(event(this.run, Date.now()), campaignId);
    this.watchers.touch();
  }

  /** The campaign's share of its number, asked for well before the old one expires. */
  private async refreshShare(): Promise<void> {
    const view = this.run?.view;
    if (view === undefined || view === null || view.status !== "running") return;
    if (view.numberId === null) return;
    const asked = Date.now();
    const { heard } = this.memory;
    this.memory = { ...this.memory, heard: nothingHeard };
    const pacer = numberPacer(this.env.NUMBER_PACER, view.numberId);
    const { id: campaignId, rate: want, throughput } = view;
    const share = await pacer.share({ campaignId, want, throughput, heard });
    const until = asked + share.validMs;
    this.memory = { ...this.memory, share: { rate: share.rate, until } };
    if (share.held) this.hold(until);
    if (share.givenUp) {
      const reason = "number_unreachable";
      await pauseBySystem(systemCtx(this.env), campaignId, { reason, reach: "campaign" });
    }
  }

  /** Meta does not answer: the consumers stop at their next renewal. */
  private hold(until: number): void {
    if (this.run === null) return;
    this.apply(held(this.run, until, Date.now()), this.run.campaignId);
    this.watchers.touch();
  }

  private async rearm(): Promise<void> {
    if (this.run === null || !isActive(this.run)) return;
    const next = nextLook(this.run, Date.now());
    const armed = await this.ctx.storage.getAlarm();
    if (armed === null || armed > next || armed < Date.now()) await this.ctx.storage.setAlarm(next);
  }

  async summary(): Promise<RunSummary | null> {
    return this.run === null ? null : runSummary(this.run);
  }
}

function keyOf(command: Command): string {
  switch (command.kind) {
    case "enqueue":
      return `enqueue:${command.slice.slice}`;
    case "settle-lease":
      return `settle-lease:${command.lost.lease}`;
    case "dead-letter":
      return `dead-letter:${command.seq}`;
    case "freeze":
    case "scan":
    case "cancel-rows":
    case "complete":
    case "heartbeat":
      return command.kind;
  }
}
