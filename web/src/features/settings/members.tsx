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
import { Invitations } from "./invitations.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { type MemberAct, MemberActDialog } from "./member-acts.tsx";
import { type Member, membersQuery } from "./queries.ts";
import { RecordSheet } from "./record-sheet.tsx";
import { useRoleName } from "./role-choice.tsx";

interface Asked {
  act: MemberAct;
  member: Member;
}

export function Members() {
  const { t } = useI18n();
  const manages = useCan()("member:manage");
  const [inviting, invite] = useState(false);
  const [asked, ask] = useState<Asked>();
  return (
    <>
      <PageHeader
        title={t("settings.members")}
        description={t("members.description")}
        actions={
          manages && (
            <Button
              look="primary"
              icon={<UserPlus size={16} aria-hidden="true" />}
              onClick={() => invite(true)}
            >
              {t("invitations.invite")}
            </Button>
          )
        }
      />
      <RecordSheet
        title={t("settings.members")}
        query={membersQuery}
        empty={<EmptyState icon={<UsersRound aria-hidden="true" />} title={t("members.none")} />}
      >
        {(member) => <MemberLine member={member} onAsk={(act) => ask({ act, member })} />}
      </RecordSheet>
      {manages && <Invitations />}
      {inviting && <InviteDialog onClose={() => invite(false)} />}
      {asked && <MemberActDialog {...asked} onClose={() => ask(undefined)} />}
    </>
  );
}

interface LineProps {
  member: Member;
  onAsk: (act: MemberAct) => void;
}

function MemberLine({ member, onAsk }: LineProps) {
  const { t, format } = useI18n();
  const { member: me } = useSession();
  const roleName = useRoleName();
  const { id, name, email, suspended, createdAt } = member;
  return (
    <RecordLine
      title={
        <>
          {name}
          {id === me.id && <Badge tone="accent">{t("members.you")}</Badge>}
          {suspended && <Badge tone="warn">{t("member.suspended")}</Badge>}
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
      actions={<MemberMenu member={member} onAsk={onAsk} />}
    />
  );
}

/** Nobody manages an owner, or themselves. */
function MemberMenu({ member, onAsk }: LineProps) {
  const { t } = useI18n();
  const can = useCan();
  const { member: me } = useSession();
  const { id, name, role, suspended } = member;
  if (!can("member:manage") || role === "owner" || id === me.id) return null;
  return (
    <RowMenu
      row={member}
      name={name}
      actions={[
        { label: t("roles.change"), run: () => onAsk("role") },
        { label: t("member.passwordLink"), run: () => onAsk("passwordLink") },
        ...(can("role:manage") && !suspended
          ? [{ label: t("member.handOver"), run: () => onAsk("handOver") }]
          : []),
        suspended
          ? { label: t("member.reinstate"), run: () => onAsk("reinstate") }
          : { label: t("member.suspend"), run: () => onAsk("suspend") },
        { label: t("member.remove"), danger: true, run: () => onAsk("remove") },
      ]}
    />
  );
}
