import { useMemo } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { languageName } from "../../lib/languages.ts";
import type { DeclaredField, Label } from "../../lib/vocabulary.ts";
import { useWorkflowOptions } from "../../lib/workflow-status.ts";
import type { Named } from "./criteria-context.ts";
import type { Words } from "./reading.ts";
import { criteriaFields } from "./vocabulary.ts";

/** What a reading of criteria, and the controls that make them, need to name things. */
export function useCriteriaWords(
  declared: readonly DeclaredField[],
  labels: readonly Label[],
  { segments, campaigns }: { segments: readonly Named[]; campaigns: readonly Named[] },
): Words {
  const { t, format, locale } = useI18n();
  const statuses = useWorkflowOptions();
  return useMemo(
    () => ({
      t,
      format,
      fields: criteriaFields(declared, t),
      labels: new Map(labels.map(({ id, name }) => [id, name])),
      segments: new Map(segments.map(({ id, name }) => [id, name])),
      campaigns: new Map(campaigns.map(({ id, name }) => [id, name])),
      statuses: new Map(statuses.map(({ value, label }) => [value, label])),
      language: (code: string) => languageName(code, locale),
    }),
    [t, format, locale, declared, labels, segments, campaigns, statuses],
  );
}
