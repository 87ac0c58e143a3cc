import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { EllipsisVertical, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { DeleteSegment } from "./delete-segment.tsx";
import { type Segment, segmentQuery } from "./queries.ts";
import { SegmentEditor } from "./segment-editor.tsx";
import { useRefresh } from "./use-refresh.ts";

export function SegmentSheet({ id }: { id: number }) {
  const { t, format } = useI18n();
  const { data: segment } = useSuspenseQuery(segmentQuery(id));
  const { name, isDynamic, contactCount, lastRefreshedAt } = segment;
  const counted = contactCount !== null && lastRefreshedAt !== null;
  return (
    <>
      <PageHeader
        title={name}
        mark={
          <Badge tone={isDynamic ? "accent" : "neutral"}>
            {t(isDynamic ? "segments.dynamicShort" : "segments.staticShort")}
          </Badge>
        }
        description={
          counted &&
          t("segments.countedAt", { count: contactCount, at: format.dateTime(lastRefreshedAt) })
        }
        actions={<Actions segment={segment} />}
      />
      <SegmentEditor key={id} segment={segment} />
    </>
  );
}

function Actions({ segment }: { segment: Segment }) {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  const refresh = useMutation(useRefresh());
  const [doomed, doom] = useState(false);
  if (!can("segment:write")) return null;
  return (
    <>
      <Button
        busy={refresh.isPending}
        icon={<RefreshCw size={16} aria-hidden="true" />}
        onClick={() => refresh.mutate(segment.id)}
      >
        {t(segment.isDynamic ? "segments.refresh" : "segments.refreshStatic")}
      </Button>
      <Menu
        trigger={
          <Button look="quiet" size="icon" aria-label={t("action.more")}>
            <EllipsisVertical size={18} aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem danger icon={<Trash2 size={16} aria-hidden="true" />} onSelect={() => doom(true)}>
          {t("segments.delete")}
        </MenuItem>
      </Menu>
      {doomed && (
        <DeleteSegment
          segment={segment}
          onClose={() => doom(false)}
          onDeleted={() => void navigate({ to: "/segments" })}
        />
      )}
    </>
  );
}
