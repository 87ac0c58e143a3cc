import { draftSentence, type TemplateDraft } from "@siar/core/approved-templates/rules";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { answer, api } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import type { Template } from "../queries.ts";
import { emptyDraft, shownProblems } from "./draft.ts";

/** A template while it is written: every rule of Meta's is checked with each key. */
export function useDraft(onSubmitted: (template: Template) => void) {
  const { locale } = useI18n();
  const [draft, setDraft] = useState<TemplateDraft>(emptyDraft);
  const [tried, setTried] = useState(false);
  const submission = useSubmission(onSubmitted);
  const problems = shownProblems(draft, tried);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setTried(true);
    if (submission.isPending) return;
    if (shownProblems(draft, true).size === 0) return submission.mutate(draft);
    requestAnimationFrame(() => {
      form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    });
  };
  return {
    draft,
    set: (some: Partial<TemplateDraft>) => {
      setDraft((now) => ({ ...now, ...some }));
      if (submission.isError) submission.reset();
    },
    error: (path: string): string | undefined => {
      const problem = problems.get(path);
      return problem && draftSentence(problem, locale);
    },
    submit,
    busy: submission.isPending,
    refused: submission.error ? problemFrom(submission.error) : undefined,
  };
}

function useSubmission(onSubmitted: (template: Template) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TemplateDraft) =>
      answer(
        api.POST("/api/whatsapp/templates", {
          body: { ...body, buttons: [...body.buttons], samples: { ...body.samples } },
        }),
      ),
    onSuccess: async (template) => {
      await client.invalidateQueries({ queryKey: ["whatsapp", "templates"] });
      onSubmitted(template);
    },
  });
}

export type DraftForm = ReturnType<typeof useDraft>;
