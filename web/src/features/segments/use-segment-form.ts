import { Criteria as CheckedCriteria } from "@siar/core/segments/schema";
import type { Criteria } from "@siar/core/segments/rules";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useForm } from "../../lib/use-form.ts";
import { fieldsQuery, labelsQuery } from "../../lib/vocabulary.ts";
import { useToast } from "../../ui/toast.tsx";
import { criteriaOf, draftOf, faultsOf, type GroupDraft } from "./draft.ts";
import {
  asBody,
  nameableCampaigns,
  nameableSegments,
  type Segment,
  useSegmentChanged,
} from "./queries.ts";

interface Values {
  name: string;
  description: string;
  isDynamic: boolean;
  criteria: GroupDraft;
}

const valuesOf = (segment?: Segment): Values => ({
  name: segment?.name ?? "",
  description: segment?.description ?? "",
  isDynamic: segment?.isDynamic ?? true,
  criteria: draftOf(segment ? readable(segment.criteria) : { all: [] }),
});

/** What the API stored passed the same check; anything else is nobody's criteria. */
function readable(stored: Segment["criteria"]): Criteria {
  const checked = CheckedCriteria.safeParse(stored);
  return checked.success ? checked.data : { all: [] };
}

export function useSegmentForm(segment?: Segment, onSaved?: (saved: Segment) => void) {
  const { t } = useI18n();
  const toast = useToast();
  const changed = useSegmentChanged();
  const { data: fields } = useSuspenseQuery(fieldsQuery);
  const { data: labels } = useSuspenseQuery(labelsQuery);
  const { data: segments } = useSuspenseQuery(nameableSegments);
  const { data: campaigns } = useSuspenseQuery(nameableCampaigns);
  const [version, setVersion] = useState(segment?.version);
  const vocabulary = { fields, labelIds: new Set(labels.map(({ id }) => id)) };
  const form = useForm({
    initial: valuesOf(segment),
    check: ({ name, criteria }: Values) => ({
      ...(name.trim() === "" ? { name: t("segments.nameNeeded") } : {}),
      ...criteriaFault(criteria),
    }),
    save: (values) => save(values, segment?.id, version),
    onSaved: async (saved) => {
      setVersion(saved.version);
      await changed(saved);
      toast({ tone: "good", text: t("segments.saved", { name: saved.name }) });
      onSaved?.(saved);
    },
  });
  const criteriaFault = (draft: GroupDraft) => {
    if (faultsOf(draft, vocabulary).size > 0) return { criteria: t("segments.unfinished") };
    return CheckedCriteria.safeParse(criteriaOf(draft)).success
      ? {}
      : { criteria: t("criteria.tooDeep") };
  };
  const named = { segments: segments.filter(({ id }) => id !== segment?.id), campaigns };
  return { form, fields, labels, named, faults: faultsOf(form.values.criteria, vocabulary) };
}

function save({ criteria, ...values }: Values, id?: number, version?: number): Promise<Segment> {
  const body = { ...values, criteria: asBody(criteriaOf(criteria)) };
  if (id === undefined || version === undefined) return answer(api.POST("/api/segments", { body }));
  const params = { path: { id } };
  return answer(api.PUT("/api/segments/{id}", { params, body: { ...body, version } }));
}
