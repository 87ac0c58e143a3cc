import { useRouter, Link, type ErrorComponentProps } from "@tanstack/react-router";
import { useI18n } from "../lib/i18n/index.tsx";
import { problemFrom, type Problem, worthRetrying } from "../lib/problem.ts";
import { usePageTitle } from "../lib/use-page-title.ts";
import { Button } from "../ui/button.tsx";
import { Wordmark } from "../ui/logo.tsx";
import { PageSkeleton } from "../ui/skeleton.tsx";
import { ErrorState } from "../ui/states.tsx";
import { useProblemText } from "../ui/use-problem-text.ts";

export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const problem = problemFrom(error);
  usePageTitle(useProblemText(problem).title);
  const retry = () => {
    reset();
    void router.invalidate();
  };
  if (!worthRetrying(error)) return <ErrorState level={1} problem={problem} action={<ToStart />} />;
  return <ErrorState level={1} problem={problem} onRetry={retry} />;
}

function ToStart() {
  const { t } = useI18n();
  return (
    <Button asChild look="primary">
      <Link to="/">{t("problem.notFound.home")}</Link>
    </Button>
  );
}

/** Until it is known who is there. */
export function WholePagePending() {
  return (
    <main className="min-h-dvh bg-paper px-4 py-16 sm:px-8">
      <div className="mx-auto max-w-7xl">
        <PageSkeleton />
      </div>
    </main>
  );
}

/** Before anybody is known: the API did not answer at all. */
export function WholePageError(props: ErrorComponentProps) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-lg content-center gap-2 px-4 py-10">
      <Wordmark className="justify-center" />
      <PageError {...props} />
    </main>
  );
}

const lost: Problem = {
  code: "not-found",
  status: 404,
  title: "Not found",
  detail: undefined,
  requestId: undefined,
  errors: [],
};

export function PageNotFound() {
  const { t } = useI18n();
  usePageTitle(t("problem.notFound.title"));
  return <ErrorState level={1} problem={lost} action={<ToStart />} />;
}

/** The page exists, but is not for the role of whoever is signed in. */
export function PageDenied() {
  const { t } = useI18n();
  const title = t("problem.forbidden.title");
  usePageTitle(title);
  return <ErrorState level={1} problem={{ ...lost, code: "forbidden", status: 403, title }} />;
}
