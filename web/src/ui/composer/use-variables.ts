import type { VariableName } from "@siar/core/message-templates/rules";
import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../lib/i18n/index.tsx";
import { fieldsQuery } from "../../lib/vocabulary.ts";
import { variableLabel } from "./part-words.ts";

/** Everything that a message may say of a person, by the team's own words. */
export function useVariables(): readonly { name: VariableName; label: string }[] {
  const { t } = useI18n();
  const { data: fields = [] } = useQuery(fieldsQuery);
  const names: VariableName[] = [
    "first_name",
    "name",
    "phone",
    ...fields.map(({ key }): VariableName => `attributes.${key}`),
  ];
  return names.map((name) => ({ name, label: variableLabel(name, { t, fields }) }));
}
