import { useI18n } from "../../../lib/i18n/index.tsx";
import type { LiveRow } from "../../../lib/live.ts";
import type { Column } from "../../../ui/data-table/index.tsx";
import { RowStatusBadge } from "../../../ui/row-status.tsx";
import { useRowReason } from "../use-row-reason.ts";

const none = <span className="text-ink-3">–</span>;

export function useRecipientColumns(): readonly Column<LiveRow>[] {
  const { t } = useI18n();
  const reasonOf = useRowReason();
  return [
    ...useWhoColumns(),
    {
      id: "status",
      header: t("campaigns.status"),
      card: "beside",
      cell: ({ status }) => <RowStatusBadge status={status} />,
    },
    {
      id: "reason",
      header: t("campaigns.reason"),
      cell: (row) => {
        const reason = reasonOf(row);
        return reason ? <span className="text-sm text-ink-2">{reason}</span> : none;
      },
    },
    ...useTimeColumns(),
    {
      id: "reply",
      header: t("campaigns.reply"),
      card: "out",
      cell: ({ replyContent }) =>
        replyContent ? (
          <span className="line-clamp-1 max-w-48 text-sm text-ink-2">{replyContent}</span>
        ) : (
          none
        ),
    },
  ];
}

function useWhoColumns(): readonly Column<LiveRow>[] {
  const { t } = useI18n();
  return [
    {
      id: "name",
      header: t("campaigns.recipient"),
      cell: (row) => row.contactName || t("campaigns.nameless"),
    },
    {
      id: "phone",
      header: t("campaigns.phone"),
      cell: ({ phone }) => (phone ? <span className="whitespace-nowrap">{phone}</span> : none),
    },
  ];
}

function useTimeColumns(): readonly Column<LiveRow>[] {
  const { t, format } = useI18n();
  const time = (value: string | null) =>
    value ? (
      <span title={format.dateTime(value)} className="text-sm whitespace-nowrap text-ink-2">
        {format.time(value)}
      </span>
    ) : (
      none
    );
  return [
    {
      id: "sent",
      header: t("campaigns.row.sent"),
      align: "end",
      cell: ({ sentAt }) => time(sentAt),
    },
    {
      id: "delivered",
      header: t("campaigns.row.delivered"),
      align: "end",
      hidden: true,
      cell: ({ deliveredAt }) => time(deliveredAt),
    },
    {
      id: "read",
      header: t("campaigns.row.read"),
      align: "end",
      hidden: true,
      cell: ({ readAt }) => time(readAt),
    },
  ];
}
