import type { MessageKey } from "../../../lib/i18n/index.tsx";
import type { BuilderStep } from "../search.ts";

export const stepWords: Record<BuilderStep, MessageKey> = {
  audience: "builder.step.audience",
  message: "builder.step.message",
  when: "builder.step.when",
  review: "builder.step.review",
};
