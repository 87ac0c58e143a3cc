import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api, done, type Entity } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { RecordLine, RecordList } from "../../ui/record-list.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { useToast } from "../../ui/toast.tsx";

type OwnSession = Entity<"OwnSession">;

const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: async ({ signal }) => (await answer(api.GET("/api/sessions", { signal }))).items,
});

/** Where one is signed in, to sign out what one does not know. */
export function OwnSessions() {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(sessionsQuery);
  const [leaving, leave] = useState(false);
  return (
    <section className="mt-8 grid gap-2">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="text-lg">{t("sessions.title")}</h2>
          <p className="text-sm text-ink-3">{t("sessions.hint")}</p>
        </div>
        <Button onClick={() => leave(true)}>{t("sessions.endAll")}</Button>
      </div>
      <div className="sheet">
        {error && !data ? (
          <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />
        ) : (
          <RecordList label={t("sessions.title")} rows={data ?? []} rowKey={({ id }) => id}>
            {(session) => <SessionLine session={session} />}
          </RecordList>
        )}
      </div>
      {leaving && <LeaveEverywhere onClose={() => leave(false)} />}
    </section>
  );
}

function SessionLine({ session }: { session: OwnSession }) {
  const { t, format } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const { id, device, address, startedAt, current } = session;
  const name = device ?? t("sessions.unknown");
  const end = useMutation({
    mutationFn: () => done(api.DELETE("/api/sessions/{id}", { params: { path: { id } } })),
    onSuccess: () => toast({ tone: "good", text: t("sessions.ended", { name }) }),
    onError: (problem) => toast({ tone: "bad", text: problemFrom(problem).title }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  return (
    <RecordLine
      title={
        <>
          {name}
          {current && <Badge tone="accent">{t("sessions.here")}</Badge>}
        </>
      }
      note={address}
      end={t("sessions.since", { date: format.date(startedAt) })}
      actions={
        !current && (
          <Button
            size="sm"
            busy={end.isPending}
            aria-label={t("sessions.endOne", { name })}
            onClick={() => end.mutate()}
          >
            {t("sessions.end")}
          </Button>
        )
      }
    />
  );
}

/** Afterwards the next question is answered with 401, which leads to the sign-in page. */
function LeaveEverywhere({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const leave = useMutation({
    mutationFn: () => done(api.DELETE("/api/sessions")),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => !open && onClose()}
      title={t("sessions.endAllTitle")}
      consequence={t("sessions.endAllMeans")}
      confirm={t("sessions.endAll")}
      busy={leave.isPending}
      problem={leave.error ? problemFrom(leave.error) : undefined}
      onConfirm={() => leave.mutate()}
    />
  );
}
