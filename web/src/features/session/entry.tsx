import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import { answer, api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom, type Problem } from "../../lib/problem.ts";
import { forgetEverything } from "../../lib/session.ts";
import { useForm } from "../../lib/use-form.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { Button } from "../../ui/button.tsx";
import { Doorway } from "../../ui/doorway.tsx";
import { FormSummary } from "../../ui/form-summary.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useProblemText } from "../../ui/use-problem-text.ts";

const readLink = (token: string) => answer(api.POST("/api/entry/look", { body: { token } }));
type Read = Awaited<ReturnType<typeof readLink>>;

/** Used, withdrawn, run out, or no whole link: anything else says nothing about the link. */
const isOver = ({ status }: Problem): boolean => status === 409 || status === 400;

function Unread({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  usePageTitle(useProblemText(problem).title);
  return (
    <main className="grid min-h-dvh content-center">
      <ErrorState level={1} problem={problem} onRetry={onRetry} />
    </main>
  );
}

/** What a link leads to: an invitation to accept, or a new password to set. */
export function Entry({ token }: { token: string }) {
  const { t } = useI18n();
  const {
    data: link,
    error,
    refetch,
  } = useQuery({
    queryKey: ["entry", token],
    queryFn: () => readLink(token),
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (error && !isOver(problemFrom(error))) {
    return <Unread problem={problemFrom(error)} onRetry={() => void refetch()} />;
  }
  if (error) {
    return (
      <Doorway title={t("entry.gone")} description={t("entry.goneHint")}>
        <Button asChild>
          <Link to="/sign-in">{t("signIn.title")}</Link>
        </Button>
      </Doorway>
    );
  }
  if (!link) return <Skeleton className="m-8 h-40" />;
  const { email, businessName: business } = link;
  const invited = link.kind === "invitation";
  return (
    <Doorway
      title={invited ? t("entry.invited", { business }) : t("entry.newPassword")}
      description={
        invited
          ? t("entry.invitedHint", { email })
          : t("entry.newPasswordHint", { email, business })
      }
    >
      <EntryForm token={token} link={link} />
    </Doorway>
  );
}

function useEntryForm(token: string, invited: boolean) {
  const { t } = useI18n();
  const client = useQueryClient();
  const router = useRouter();
  return useForm({
    initial: { name: "", password: "" },
    check: ({ name, password }) => ({
      ...(invited && name.trim() === "" && { name: t("entry.nameNeeded") }),
      ...(password.length < 10 && { password: t("setup.passwordShort") }),
    }),
    save: ({ name, password }) =>
      done(api.POST("/api/entry", { body: { token, password, ...(invited && { name }) } })),
    onSaved: async () => {
      await forgetEverything(client);
      await router.navigate({ to: "/", replace: true });
    },
  });
}

function EntryForm({ token, link }: { token: string; link: Read }) {
  const { t } = useI18n();
  const invited = link.kind === "invitation";
  const form = useEntryForm(token, invited);
  return (
    <form onSubmit={form.submit} noValidate className="grid gap-4">
      <FormSummary refused={form.refused} />
      {invited && (
        <TextField
          label={t("entry.name")}
          autoComplete="name"
          error={form.error("name")}
          value={form.values.name}
          onChange={(value) => form.set("name", value)}
        />
      )}
      <TextField
        label={t("entry.password")}
        hint={t("setup.passwordHint")}
        type="password"
        autoComplete="new-password"
        error={form.error("password")}
        value={form.values.password}
        onChange={(value) => form.set("password", value)}
      />
      <Button type="submit" look="primary" size="lg" busy={form.busy}>
        {invited ? t("entry.accept") : t("entry.save")}
      </Button>
    </form>
  );
}
