import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../../ui/button.tsx";
import { RecordLine, RecordList } from "../../ui/record-list.tsx";
import { Removal } from "../../ui/removal.tsx";
import { type Invitation, invitationsQuery } from "./queries.ts";
import { useRoleName } from "./role-choice.tsx";

/** Who is invited and has not come yet; nothing where there is nobody. */
export function Invitations() {
  const { t, format } = useI18n();
  const roleName = useRoleName();
  const { data = [] } = useQuery(invitationsQuery);
  const [withdrawn, withdraw] = useState<Invitation>();
  if (data.length === 0) return null;
  return (
    <section className="mt-6 grid gap-2">
      <h2 className="text-lg">{t("invitations.title")}</h2>
      <div className="sheet">
        <RecordList label={t("invitations.title")} rows={data} rowKey={({ id }) => id}>
          {(invitation) => (
            <RecordLine
              title={<span className="break-all">{invitation.email}</span>}
              note={t("invitations.as", { role: roleName(invitation) })}
              end={t("invitations.until", { date: format.date(invitation.expiresAt) })}
              actions={
                <Button
                  size="sm"
                  aria-label={t("invitations.withdrawOne", { email: invitation.email })}
                  onClick={() => withdraw(invitation)}
                >
                  {t("invitations.withdraw")}
                </Button>
              }
            />
          )}
        </RecordList>
      </div>
      {withdrawn && <Withdrawal invitation={withdrawn} onClose={() => withdraw(undefined)} />}
    </section>
  );
}

function Withdrawal({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const { t } = useI18n();
  const { id, email } = invitation;
  return (
    <Removal
      title={t("invitations.withdrawTitle", { email })}
      consequence={t("invitations.withdrawMeans")}
      confirm={t("invitations.withdraw")}
      name={email}
      remove={() => done(api.DELETE("/api/invitations/{id}", { params: { path: { id } } }))}
      listKey={invitationsQuery.queryKey}
      onClose={onClose}
    />
  );
}
