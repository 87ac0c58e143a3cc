import type { MessageKey } from "../../lib/i18n/index.tsx";
import type { RateCategory } from "./queries.ts";

export const categoryWords: Readonly<Record<RateCategory, MessageKey>> = {
  marketing: "templates.category.marketing",
  utility: "templates.category.utility",
  authentication: "templates.category.authentication",
  service: "rates.service",
};
