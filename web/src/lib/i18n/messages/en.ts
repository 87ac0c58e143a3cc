import { analytics } from "./en/analytics.ts";
import { backups } from "./en/backups.ts";
import { bulk } from "./en/bulk.ts";
import { campaigns } from "./en/campaigns.ts";
import { campaignPage } from "./en/campaign-page.ts";
import { campaignEstimate } from "./en/campaign-estimate.ts";
import { campaignBuilder } from "./en/campaign-builder.ts";
import { campaignList } from "./en/campaign-list.ts";
import { campaignForm } from "./en/campaign-form.ts";
import { campaignTest } from "./en/campaign-test.ts";
import { whatsapp } from "./en/whatsapp.ts";
import { audit } from "./en/audit.ts";
import { overview } from "./en/overview.ts";
import { composer } from "./en/composer.ts";
import { library } from "./en/library.ts";
import { shell } from "./en/shell.ts";
import { conversations } from "./en/conversations.ts";
import { connection } from "./en/connection.ts";
import { contacts } from "./en/contacts.ts";
import { media } from "./en/media.ts";
import { imports } from "./en/imports.ts";
import { entry } from "./en/entry.ts";
import { people } from "./en/people.ts";
import { queue } from "./en/queue.ts";
import { rates } from "./en/rates.ts";
import { replies } from "./en/replies.ts";
import { segments } from "./en/segments.ts";
import { settings } from "./en/settings.ts";
import { suppressions } from "./en/suppressions.ts";
import { templates } from "./en/templates.ts";
import { work } from "./en/work.ts";

/** The source: every other language has exactly these keys. */
export const en = {
  ...analytics,
  ...backups,
  ...bulk,
  ...campaigns,
  ...campaignPage,
  ...campaignEstimate,
  ...campaignBuilder,
  ...campaignForm,
  ...campaignList,
  ...campaignTest,
  ...conversations,
  ...connection,
  ...whatsapp,
  ...audit,
  ...overview,
  ...shell,
  ...composer,
  ...library,
  ...contacts,
  ...imports,
  ...media,
  ...queue,
  ...rates,
  ...replies,
  ...segments,
  ...entry,
  ...people,
  ...settings,
  ...suppressions,
  ...templates,
  ...work,
} as const;
