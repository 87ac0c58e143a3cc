import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Entity } from "../../lib/api.ts";
import { campaignAddress } from "../../lib/addresses.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { RowStatusBadge } from "../../ui/row-status.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { receivedQuery } from "./queries.ts";

/** What this person got from campaigns, and what they answered. */
export function CampaignHistory({ contactId }: { contactId: number }) {
  const { t } = useI18n();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    receivedQuery(contactId),
  );
  const received = data?.pages.flatMap(({ items }) => items);
  return (
    <Panel title={t("contacts.campaigns")}>
      {error && !data && <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!received && !error && <Skeleton className="h-16 w-full" />}
      {received?.length === 0 && <p className="text-ink-2">{t("contacts.noCampaigns")}</p>}
      <ol className="grid gap-4">
        {received?.map((each) => (
          <Received key={each.campaignId} received={each} />
        ))}
      </ol>
      {hasNextPage && (
        <Button
          className="mt-4"
          size="sm"
          busy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("contacts.moreCampaigns")}
        </Button>
      )}
    </Panel>
  );
}

function Received({ received }: { received: Entity<"ReceivedCampaign"> }) {
  const { t } = useI18n();
  const { campaignId, campaignName, status, content, replyContent, repliedAt } = received;
  const at = received.readAt ?? received.deliveredAt ?? received.sentAt;
  return (
    <li className="grid gap-1">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <Link
          to={campaignAddress(campaignId)}
          className="min-w-0 rounded-sm font-semibold break-words text-accent hover:underline"
        >
          {campaignName}
        </Link>
        <span className="flex items-center gap-2">
          <RowStatusBadge status={status} />
          {at !== null && <RelativeTime value={at} className="text-sm text-ink-3" />}
        </span>
      </p>
      {content !== null && (
        <p className="line-clamp-2 text-sm break-words whitespace-pre-line text-ink-2">{content}</p>
      )}
      {replyContent !== null && repliedAt !== null && (
        <p className="border-l-2 border-accent pl-3 text-sm break-words">
          <span className="sr-only">{t("contacts.theirReply")}</span>“{replyContent}”{" "}
          <RelativeTime value={repliedAt} className="text-ink-3" />
        </p>
      )}
    </li>
  );
}
