import { isoOrNull } from "@siar/kernel/clock";
import { auditStatement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { findCampaign, sentAs } from "../campaigns/index.ts";
import { showPhone, showWamid } from "../contacts/index.ts";
import { priceOf, readRates } from "../rates/index.ts";
import { messageRows, type MessageRow } from "../sending/index.ts";
import { reportCells, reportHeader, writeCsvRow, type ReportRow } from "./rules/index.ts";
import type { CampaignExportInput } from "./schema.ts";
import { textStream } from "./text-stream.ts";

/** No more than one page is held at a time, however large the campaign. */
const PAGE = 2_000;

export interface CampaignReport {
  readonly name: string;
  readonly body: ReadableStream<Uint8Array>;
}

/** Every row of a campaign's ledger, page by page. Who exported what is written down. */
export async function exportCampaign(
  ctx: Ctx,
  { id, format }: CampaignExportInput,
): Promise<Result<CampaignReport>> {
  const found = await findCampaign(ctx, id);
  if (found === null) return fail("not-found", { what: "campaign" });
  await ctx.db.batch([
    auditStatement(ctx, {
      action: "campaign.export",
      entity: "campaign",
      entityId: id,
      after: { format },
    }),
  ]);
  const price = priceOf(await readRates(ctx), sentAs(found.campaign, ctx.now));
  const pages = reportPages(ctx, id, price);
  const body = textStream(format === "csv" ? asCsv(pages) : asJson(pages));
  return ok({ name: `siar-campaign-${id}.${format}`, body });
}

/** In the order of the ledger: a row has its place for good. */
async function* reportPages(ctx: Ctx, id: number, price: Price): AsyncGenerator<ReportRow[]> {
  for (let after = 0; ;) {
    const rows = await messageRows(ctx, id, { after, limit: PAGE });
    if (rows.length > 0) yield rows.map((row) => reportRow(ctx, row, price));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.seq;
  }
}

type Price = ReturnType<typeof priceOf>;

function reportRow(ctx: Ctx, row: MessageRow, price: Price): ReportRow {
  const isDelivered = row.status === "delivered" || row.status === "read";
  const cost = isDelivered ? price(row) : null;
  return {
    seq: row.seq,
    contactId: row.contactId,
    name: row.contactName ?? "",
    phone: showPhone(ctx, row.phone),
    content: row.content,
    status: row.status,
    reason: row.reason,
    errorCode: row.errorCode,
    error: row.errorDetail,
    attempts: row.attempt,
    sentAt: isoOrNull(row.sentAt),
    deliveredAt: isoOrNull(row.deliveredAt),
    readAt: isoOrNull(row.readAt),
    failedAt: isoOrNull(row.failedAt),
    repliedAt: isoOrNull(row.repliedAt),
    reply: row.replyContent,
    category: row.category,
    pricingType: row.pricingType,
    cost: cost?.amount ?? null,
    currency: cost?.currency ?? null,
    messageId: showWamid(ctx, row.wamid),
  };
}

/** A byte order mark tells spreadsheets which characters these are. */
async function* asCsv(pages: AsyncGenerator<ReportRow[]>) {
  yield `\uFEFF${writeCsvRow(reportHeader)}`;
  for await (const rows of pages) yield rows.map((row) => writeCsvRow(reportCells(row))).join("");
}

async function* asJson(pages: AsyncGenerator<ReportRow[]>) {
  yield "[";
  let before = "\n";
  for await (const rows of pages) {
    yield before + rows.map((row) => JSON.stringify(row)).join(",\n");
    before = ",\n";
  }
  yield "\n]\n";
}
