import { z } from "zod";
import { DAY, MINUTE } from "@siar/kernel/clock";
import type { Plan, Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import type { WireTemplate } from "@siar/whatsapp";
import {
  accountClient,
  connectedAccounts,
  dueAccounts,
  metaFailure,
  putOff,
  type AccountRow,
  type ChannelEnv,
  type Lend,
} from "../channels/index.ts";
import { SyncResult } from "./schema.ts";
import { saveTemplates, templateIds } from "./store.ts";

interface Listed {
  readonly statements: Statement[];
  readonly total: number;
  readonly added: number;
  readonly removed: number;
}

/** May be repeated at will: what is the same at Meta stays as it is here. */
export const sync = (lend: Lend) =>
  verb({
    name: "approved-template.sync",
    summary: "Fetch the templates of every connected account from Meta.",
    permission: "template:manage",
    input: z.object({}),
    output: SyncResult,
    fails: [
      "meta-refused",
      "meta-unreachable",
      "channel-not-connected",
      "channel-secret-unreadable",
    ],
    run: async (ctx) => {
      const accounts = await connectedAccounts(ctx);
      if (accounts.length === 0) return fail("channel-not-connected");
      const env = await lend();
      const all: Listed[] = [];
      for (const account of accounts) {
        const listed = await listedAtMeta(ctx, env, account);
        if (!listed.ok) return listed;
        all.push(listed.value);
      }
      return ok(planOf(all));
    },
  });

function planOf(all: readonly Listed[]): Plan<z.input<typeof SyncResult>> {
  const sum = (count: (one: Listed) => number) => all.reduce((total, one) => total + count(one), 0);
  const result = {
    total: sum(({ total }) => total),
    added: sum(({ added }) => added),
    removed: sum(({ removed }) => removed),
  };
  return {
    statements: all.flatMap(({ statements }) => statements),
    audit: { action: "approved-template.sync", entity: "approved-template", after: result },
    answer: () => result,
  };
}

const AT_ONCE = 3;
const AGAIN_AFTER = 15 * MINUTE;

/** Accounts whose templates changed at Meta, or were not fetched for a day. */
export async function syncDue(ctx: Ctx, env: ChannelEnv): Promise<{ synced: number }> {
  const accounts = await dueAccounts(ctx, "sync", AT_ONCE);
  for (const account of accounts) {
    const listed = await listedAtMeta(ctx, env, account);
    const [first, ...rest] = listed.ok
      ? listed.value.statements
      : [putOff(ctx, account, "sync", AGAIN_AFTER)];
    if (first !== undefined) await ctx.db.batch([first, ...rest]);
  }
  return { synced: accounts.length };
}

async function listedAtMeta(
  ctx: Ctx,
  env: ChannelEnv,
  account: AccountRow,
): Promise<Result<Listed>> {
  const { id: accountId, wabaId } = account;
  const opened = await accountClient(ctx, env, accountId);
  if (!opened.ok) return opened;
  const listed = await opened.value.client.templates(wabaId);
  if (!listed.ok) return metaFailure(listed.error, ctx.locale);
  const templates = onePerName(listed.value);
  const known = await templateIds(ctx, accountId);
  const atMeta = new Set(templates.map(({ id }) => id));
  const here = new Set(known.map(({ templateId }) => templateId));
  return ok({
    statements: [putOff(ctx, account, "sync", DAY), ...saveTemplates(ctx, accountId, templates)],
    total: templates.length,
    added: templates.filter(({ id }) => !here.has(id)).length,
    removed: known.filter((one) => one.status !== "DELETED" && !atMeta.has(one.templateId)).length,
  });
}

/** While an old template is being deleted, Meta may list it beside its successor. */
function onePerName(templates: readonly WireTemplate[]): WireTemplate[] {
  const living = (template: WireTemplate): boolean => !template.status.includes("DELET");
  const byName = new Map<string, WireTemplate>();
  for (const template of templates) {
    const key = `${template.name} ${template.language}`;
    const known = byName.get(key);
    if (known === undefined || !living(known) || living(template)) byName.set(key, template);
  }
  return [...byName.values()];
}
