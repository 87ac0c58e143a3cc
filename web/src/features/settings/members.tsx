import { UserPlus, UsersRound } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan, useSession } from "../../lib/session.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { RowMenu } from "../../ui/data-table/row-menu.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RecordLine } from "../../ui/record-list.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { ChangeRoleDialog } from "./change-role-dialog.tsx";
import { MemberDialog } from "./member-dialog.tsx";
import { type Member, membersQuery } from "./queries.ts";
import { RecordSheet } from "./record-sheet.tsx";
import { useRoleName } from "./role-choice.tsx";

export function Members() {
  const { t } = useI18n();
  const can = useCan();
  const [adding, add] = useState(false);
  const [changing, change] = useState<Member>();
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
        {(member) => <MemberLine member={member} onChangeRole={() => change(member)} />}
      </RecordSheet>
      {adding && <MemberDialog onClose={() => add(false)} />}
      {changing && <ChangeRoleDialog member={changing} onClose={() => change(undefined)} />}
    </>
  );
}

function MemberLine({ member, onChangeRole }: { member: Member; onChangeRole: () => void }) {
  const { t, format } = useI18n();
  const { member: me } = useSession();
  const { id, name, email, role, createdAt } = member;
  const can = useCan();
  const roleName = useRoleName();
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
          <Badge>{roleName(member)}</Badge>
          <span className="text-xs text-ink-3">
            {t("members.since", { date: format.date(createdAt) })}
          </span>
        </span>
      }
      actions={
        can("member:manage") &&
        role !== "owner" &&
        id !== me.id && (
          <RowMenu
            row={member}
            name={name}
            actions={[{ label: t("roles.change"), run: onChangeRole }]}
          />
        )
      }
    />
  );
}
