import type { Route } from "../http/route.ts";
import { apiKeyRoutes } from "./api-keys.ts";
import { auditRoutes } from "./audit.ts";
import { backupRoutes } from "./backups.ts";
import { contactRoutes } from "./contacts.ts";
import { conversationRoutes } from "./conversations.ts";
import { demoRoutes } from "./demo.ts";
import { fieldRoutes } from "./fields.ts";
import { campaignTemplateRoutes } from "./campaign-templates.ts";
import { campaignRoutes } from "./campaigns.ts";
import { healthRoutes } from "./health.ts";
import { importRoutes } from "./imports.ts";
import { inboundRoutes } from "./inbound.ts";
import { jobRoutes } from "./jobs.ts";
import { labelRoutes } from "./labels.ts";
import { mediaRoutes } from "./media.ts";
import { memberRoutes } from "./members.ts";
import { notificationRoutes } from "./notifications.ts";
import { queueRoutes } from "./queue.ts";
import { rateRoutes } from "./rates.ts";
import { roleRoutes } from "./roles.ts";
import { segmentRoutes } from "./segments.ts";
import { sessionRoutes } from "./session.ts";
import { settingsRoutes } from "./settings.ts";
import { whatsappRoutes } from "./whatsapp.ts";

/** The whole API: every noun brings its lines. */
export const routes: readonly Route[] = [
  ...apiKeyRoutes,
  ...auditRoutes,
  ...backupRoutes,
  ...contactRoutes,
  ...conversationRoutes,
  ...demoRoutes,
  ...fieldRoutes,
  ...campaignRoutes,
  ...campaignTemplateRoutes,
  ...healthRoutes,
  ...importRoutes,
  ...inboundRoutes,
  ...jobRoutes,
  ...labelRoutes,
  ...mediaRoutes,
  ...memberRoutes,
  ...notificationRoutes,
  ...queueRoutes,
  ...rateRoutes,
  ...roleRoutes,
  ...segmentRoutes,
  ...sessionRoutes,
  ...settingsRoutes,
  ...whatsappRoutes,
];
