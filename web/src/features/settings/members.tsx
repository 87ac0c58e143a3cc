import { UserPlus, UsersRound } from "lucide-react";
import { useState } from "react";
import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import { useCan, useSession } from "../../lib/session.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RecordLine } from "../../ui/record-list.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { MemberDialog } from "./member-dialog.tsx";
import { type Member, membersQuery } from "./queries.ts";
import { RecordSheet } from "./record-sheet.tsx";

export const roleNames: Record<Member["role"], MessageKey> = {
  owner: "members.owner",
  supervisor: "members.supervisor",
  agent: "members.agent",
};

export function Members() {
  const { t } = useI18n();
  const can = useCan();
  const [adding, add] = useState(false);
  return (
    <>
      <PageHeader
        title={t("settings.members")}
        description={t("members.description")}
        actions={
          can("member:manage") && (
            <Button
              look="primary"
              icon={<UserPlus size={16} aria-hidden="true" />}
              onClick={() => add(true)}
            >
              {t("members.add")}
            </Button>
          )
        }
      />
      <RecordSheet
        title={t("settings.members")}
        query={membersQuery}
        empty={<EmptyState icon={<UsersRound aria-hidden="true" />} title={t("members.none")} />}
      >
        {(member) => <MemberLine member={member} />}
      </RecordSheet>
      {adding && <MemberDialog onClose={() => add(false)} />}
    </>
  );
}

function MemberLine({ member }: { member: Member }) {
  const { t, format } = useI18n();
  const { member: me } = useSession();
  const { id, name, email, role, createdAt } = member;
  return (
    <RecordLine
      title={
        <>
          {name}
          {id === me.id && <Badge tone="accent">{t("members.you")}</Badge>}
        </>
      }
      note={<span className="break-all">{email}</span>}
      end={
        <span className="grid justify-items-end gap-0.5">
          <Badge>{t(roleNames[role])}</Badge>
          <span className="text-xs text-ink-3">
            {t("members.since", { date: format.date(createdAt) })}
          </span>
        </span>
      }
    />
  );
}
