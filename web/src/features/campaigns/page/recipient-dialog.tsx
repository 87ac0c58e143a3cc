import { useI18n } from "../../../lib/i18n/index.tsx";
import type { LiveRow } from "../../../lib/live.ts";
import { Details } from "../../../ui/details.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { MessageBubble, Phone } from "../../../ui/phone.tsx";
import { RowStatusBadge } from "../status.tsx";
import { useRowReason } from "../use-row-reason.ts";

interface Props {
  row: LiveRow;
  onClose: () => void;
}

/** One recipient: what they were sent, when, and what they said. */
export function RecipientDialog({ row, onClose }: Props) {
  const { t } = useI18n();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={row.contactName || t("campaigns.nameless")}
      description={row.phone}
    >
      <div className="grid gap-4">
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
