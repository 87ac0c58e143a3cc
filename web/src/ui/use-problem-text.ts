import { type MessageKey, useI18n } from "../lib/i18n/index.tsx";
import type { Problem } from "../lib/problem.ts";

/** Problems that arise on this side, or are said better in the reader's language. */
const known: Record<string, { title: MessageKey; detail: MessageKey }> = {
  network: { title: "problem.network.title", detail: "problem.network.detail" },
  unexpected: { title: "problem.unexpected.title", detail: "problem.unexpected.detail" },
  unexpected_answer: { title: "problem.unexpected.title", detail: "problem.unexpected.detail" },
  not_found: { title: "problem.notFound.title", detail: "problem.notFound.detail" },
  forbidden: { title: "problem.forbidden.title", detail: "problem.forbidden.detail" },
  unauthenticated: { title: "problem.signedOut.title", detail: "problem.signedOut.detail" },
  invalid_input: { title: "problem.invalid.title", detail: "problem.invalid.detail" },
  conflict: { title: "problem.conflict.title", detail: "problem.conflict.detail" },
  rate_limited: { title: "problem.tooMany.title", detail: "problem.tooMany.detail" },
};

export function useProblemText(problem: Problem): { title: string; detail: string | undefined } {
  const { t } = useI18n();
  const words = known[problem.code];
  if (!words) return { title: problem.title, detail: problem.detail };
  return { title: t(words.title), detail: problem.detail ?? t(words.detail) };
}
