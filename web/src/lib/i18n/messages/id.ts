import type { Messages } from "../translate.ts";
import { backups } from "./id/backups.ts";
import { bulk } from "./id/bulk.ts";
import { campaigns } from "./id/campaigns.ts";
import { campaignPage } from "./id/campaign-page.ts";
import { campaignEstimate } from "./id/campaign-estimate.ts";
import { campaignForm } from "./id/campaign-form.ts";
import { campaignTest } from "./id/campaign-test.ts";
import { whatsapp } from "./id/whatsapp.ts";
import { audit } from "./id/audit.ts";
import { overview } from "./id/overview.ts";
import { composer } from "./id/composer.ts";
import { library } from "./id/library.ts";
import { shell } from "./id/shell.ts";
import { conversations } from "./id/conversations.ts";
import { connection } from "./id/connection.ts";
import { contacts } from "./id/contacts.ts";
import { media } from "./id/media.ts";
import { imports } from "./id/imports.ts";
import { queue } from "./id/queue.ts";
import { rates } from "./id/rates.ts";
import { segments } from "./id/segments.ts";
import { settings } from "./id/settings.ts";
import { templates } from "./id/templates.ts";
import { work } from "./id/work.ts";

export const id: Messages = {
  ...backups,
  ...bulk,
  ...campaigns,
  ...campaignPage,
  ...campaignEstimate,
  ...campaignForm,
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
  ...segments,
  ...settings,
  ...templates,
  ...work,
};
