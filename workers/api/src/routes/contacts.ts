import * as bulk from "@siar/core/bulk";
import { received } from "@siar/core/campaigns";
import * as contacts from "@siar/core/contacts";
import { exportContacts, exportSuppressions } from "@siar/core/exports";
import { ExportInput } from "@siar/core/exports/schema";
import { z } from "zod";
import { csvAnswer } from "../http/file-answer.ts";
import { problem } from "../http/problem.ts";
import { handled, route, type Route } from "../http/route.ts";

const whole = {
  name: "contact.export",
  summary: "Everybody whom the filters or a segment show, as CSV.",
  permission: "contact:view",
  input: ExportInput,
  output: z.string(),
  fails: ["not-found"],
  gives: "text/csv",
} as const;

const suppressions = {
  name: "contact.suppressions",
  summary: "Everybody who gets no broadcasts, those who are no contact any more included, as CSV.",
  permission: "contact:read_phone",
  input: z.object({}),
  output: z.string(),
  fails: [],
  gives: "text/csv",
} as const;

export const contactRoutes: readonly Route[] = [
  route("GET", "/api/contacts", contacts.list),
  route("POST", "/api/contacts", contacts.create, 201),
  handled("GET", "/api/contacts/export", whole, async (c, input) => {
    const rows = await exportContacts(c.var.ctx, input);
    return rows.ok ? csvAnswer(rows.value, "siar-contacts.csv") : problem(c, rows.error);
  }),
  route("POST", "/api/contacts/suppressions", contacts.suppress),
  handled("GET", "/api/contacts/suppressions/export", suppressions, async (c) =>
    csvAnswer(await exportSuppressions(c.var.ctx), "siar-opted-out.csv"),
  ),
  route("GET", "/api/contacts/count", bulk.count),
  route("POST", "/api/contacts/bulk", bulk.start, 202),
  route("GET", "/api/contacts/bulk/:id", bulk.get),
  route("POST", "/api/contacts/bulk/:id/cancel", bulk.cancel),
  route("GET", "/api/contacts/:id", contacts.get),
  route("PUT", "/api/contacts/:id", contacts.update),
  route("DELETE", "/api/contacts/:id", contacts.remove),
  route("PUT", "/api/contacts/:id/labels", contacts.label),
  route("GET", "/api/contacts/:id/consent", contacts.consent),
  route("GET", "/api/contacts/:id/campaigns", received),
  route("POST", "/api/contacts/:id/opt-out", contacts.optOut),
  route("POST", "/api/contacts/:id/opt-in", contacts.optIn),
];
