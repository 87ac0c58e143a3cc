import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { sessionQuery } from "../../lib/session.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Removal } from "../../ui/removal.tsx";
import { useToast } from "../../ui/toast.tsx";
import { ChangeRoleDialog } from "./change-role-dialog.tsx";
import { LinkShownOnce } from "./link-shown-once.tsx";
import { type Member, membersQuery } from "./queries.ts";

export type MemberAct = "role" | "suspend" | "reinstate" | "handOver" | "passwordLink" | "remove";

interface Props {
  act: MemberAct;
  member: Member;
  onClose: () => void;
}

/** What is asked, and done, after one of a member's acts was chosen. */
export function MemberActDialog({ act, member, onClose }: Props) {
  if (act === "role") return <ChangeRoleDialog member={member} onClose={onClose} />;
  if (act === "remove") return <MemberRemoval member={member} onClose={onClose} />;
  if (act === "passwordLink") return <NewPasswordLink member={member} onClose={onClose} />;
  return <Confirmed act={act} member={member} onClose={onClose} />;
}

type Asked = "suspend" | "reinstate" | "handOver";

const words = {
  suspend: {
    act: "member.suspend",
    title: "member.suspendTitle",
    means: "member.suspendMeans",
    done: "member.wasSuspended",
  },
  reinstate: {
    act: "member.reinstate",
    title: "member.reinstateTitle",
    means: "member.reinstateMeans",
    done: "member.reinstated",
  },
  handOver: {
    act: "member.handOver",
    title: "member.handOverTitle",
    means: "member.handOverMeans",
    done: "member.handedOver",
  },
} as const;

function carriedOut(act: Asked, id: number): Promise<void> {
  const params = { path: { id } };
  if (act === "suspend") return done(api.POST("/api/members/{id}/suspend", { params }));
  if (act === "reinstate") return done(api.POST("/api/members/{id}/reinstate", { params }));
  return done(api.POST("/api/members/{id}/hand-over", { params }));
}

function Confirmed({ act, member, onClose }: Props & { act: Asked }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const { id, name } = member;
  const said = words[act];
  const deed = useMutation({
    mutationFn: () => carriedOut(act, id),
    onSuccess: async () => {
      onClose();
      toast({ tone: "good", text: t(said.done, { name }) });
      await client.invalidateQueries({ queryKey: membersQuery.queryKey });
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  return (
    <ConfirmDialog
      open
      danger={act !== "reinstate"}
      onOpenChange={(open) => !open && onClose()}
      title={t(said.title, { name })}
      consequence={t(said.means)}
      confirm={t(said.act)}
      busy={deed.isPending}
      problem={deed.error ? problemFrom(deed.error) : undefined}
      onConfirm={() => deed.mutate()}
    />
  );
}

function NewPasswordLink({ member, onClose }: Omit<Props, "act">) {
  const { t } = useI18n();
  const { id, name } = member;
  const link = useMutation({
    mutationFn: () =>
      answer(api.POST("/api/members/{id}/password-link", { params: { path: { id } } })),
  });
  const description = t("member.passwordLinkHint", { name });
  if (link.data) {
    return (
      <LinkShownOnce
        title={t("invitations.link", { email: member.email })}
        description={description}
        path={link.data.path}
        onClose={onClose}
      />
    );
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("member.passwordLink")}
      consequence={description}
      confirm={t("member.passwordLink")}
      busy={link.isPending}
      problem={link.error ? problemFrom(link.error) : undefined}
      onConfirm={() => link.mutate()}
    />
  );
}

function MemberRemoval({ member, onClose }: Omit<Props, "act">) {
  const { t } = useI18n();
  const { id, name } = member;
  return (
    <Removal
      title={t("member.removeTitle", { name })}
      consequence={t("member.removeMeans")}
      confirm={t("member.remove")}
      name={name}
      remove={() => done(api.DELETE("/api/members/{id}", { params: { path: { id } } }))}
      listKey={membersQuery.queryKey}
      onClose={onClose}
    />
  );
}
