import { UserX } from "lucide-react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import type { LiveRow } from "../../../lib/live.ts";
import { problemFrom } from "../../../lib/problem.ts";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { Details } from "../../../ui/details.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { MessageBubble, Phone } from "../../../ui/phone.tsx";
import { ProblemNote } from "../../../ui/problem-note.tsx";
import { RowStatusBadge } from "../../../ui/row-status.tsx";
import { useCommand } from "../commands.ts";
import { useRowReason } from "../use-row-reason.ts";

interface Props {
  campaignId: number;
  row: LiveRow;
  onClose: () => void;
}

/** One recipient: what they were sent, when, and what they said. */
export function RecipientDialog({ campaignId, row, onClose }: Props) {
  const { t } = useI18n();
  const can = useCan();
  const mayLeaveOut = row.status === "pending" && can("campaign:send");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={row.contactName || t("campaigns.nameless")}
      description={row.phone}
    >
      <div className="grid gap-4">
        {mayLeaveOut && <LeaveOut campaignId={campaignId} row={row} onDone={onClose} />}
        <Details details={useRowDetails(row)} />
        {(row.content || row.replyContent) && (
          <Phone label={t("campaigns.conversation")}>
            {row.content && <MessageBubble body={row.content} />}
            {row.replyContent && <MessageBubble body={row.replyContent} from="customer" />}
          </Phone>
        )}
      </div>
    </Dialog>
  );
}

interface LeaveOutProps {
  campaignId: number;
  row: LiveRow;
  onDone: () => void;
}

/** Somebody who still waits, and shall get nothing of this campaign. */
function LeaveOut({ campaignId, row, onDone }: LeaveOutProps) {
  const { t } = useI18n();
  const command = useCommand(campaignId);
  const leaveOut = () =>
    command.mutate({ kind: "exclude", contactIds: [row.contactId] }, { onSuccess: onDone });
  return (
    <div className="grid justify-items-start gap-2">
      <Button icon={<UserX size={16} aria-hidden />} busy={command.isPending} onClick={leaveOut}>
        {t("campaigns.exclude")}
      </Button>
      {command.error && <ProblemNote problem={problemFrom(command.error)} />}
    </div>
  );
}

function useRowDetails(row: LiveRow) {
  const { t, format } = useI18n();
  const reason = useRowReason()(row);
  const times = [
    { label: t("campaigns.row.sent"), value: row.sentAt },
    { label: t("campaigns.row.delivered"), value: row.deliveredAt },
    { label: t("campaigns.row.read"), value: row.readAt },
    { label: t("campaigns.replied"), value: row.repliedAt },
  ].flatMap(({ label, value }) => (value ? [{ label, value: format.dateTime(value) }] : []));
  return [
    { label: t("campaigns.status"), value: <RowStatusBadge status={row.status} /> },
    ...(reason ? [{ label: t("campaigns.reason"), value: reason }] : []),
    ...times,
    ...(row.attempt > 1 ? [{ label: t("campaigns.attempts"), value: row.attempt }] : []),
  ];
}
