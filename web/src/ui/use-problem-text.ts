import { type MessageKey, type Translate, useI18n } from "../lib/i18n/index.tsx";
import type { Problem } from "../lib/problem.ts";

interface Words {
  title: MessageKey;
  /** Said when the API gave no sentence of its own in the reader's language. */
  detail: MessageKey;
}

const network: Words = { title: "problem.network.title", detail: "problem.network.detail" };
const unexpected: Words = {
  title: "problem.unexpected.title",
  detail: "problem.unexpected.detail",
};
const signedOut: Words = { title: "problem.signedOut.title", detail: "problem.signedOut.detail" };
const forbidden: Words = { title: "problem.forbidden.title", detail: "problem.forbidden.detail" };
const notFound: Words = { title: "problem.notFound.title", detail: "problem.notFound.detail" };
const changed: Words = { title: "problem.conflict.title", detail: "problem.conflict.detail" };
const refused: Words = { title: "problem.refused.title", detail: "problem.refused.detail" };
const invalid: Words = { title: "problem.invalid.title", detail: "problem.invalid.detail" };
const tooMany: Words = { title: "problem.tooMany.title", detail: "problem.tooMany.detail" };
const meta: Words = { title: "problem.meta.title", detail: "problem.meta.detail" };

const byCode: Record<string, Words> = {
  network,
  "changed-meanwhile": changed,
  "wrong-credentials": refused,
};

function byStatus(status: number): Words {
  switch (status) {
    case 400:
      return invalid;
    case 401:
      return signedOut;
    case 403:
      return forbidden;
    case 404:
      return notFound;
    case 409:
    case 422:
      return refused;
    case 429:
      return tooMany;
    case 502:
      return meta;
    default:
      return unexpected;
  }
}

export interface ProblemText {
  title: string;
  detail: string;
}

/** A heading by kind of problem; below it the API's own sentence, which knows the case. */
export function problemText(problem: Problem, t: Translate): ProblemText {
  const words = byCode[problem.code] ?? byStatus(problem.status);
  return { title: t(words.title), detail: problem.detail ?? t(words.detail) };
}

export const useProblemText = (problem: Problem): ProblemText => problemText(problem, useI18n().t);
