import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Panel } from "../../ui/panel.tsx";
import { usedByQuery } from "./queries.ts";

/** The campaigns and segments that would feel it if this one changed. */
export function SegmentUsers({ id }: { id: number }) {
  const { t } = useI18n();
  const { data } = useQuery(usedByQuery(id));
  if (!data) return null;
  const unused = data.campaigns.length + data.segments.length === 0;
  return (
    <Panel title={t("segments.usedBy")}>
      {unused && <p className="text-base text-ink-2">{t("segments.unused")}</p>}
      <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-base">
        {data.campaigns.map((campaign) => (
          <li key={`campaign ${campaign.id}`}>
            <Link to="/campaigns/$id" params={{ id: campaign.id }} className="hover:underline">
              {campaign.name}
            </Link>
          </li>
        ))}
        {data.segments.map((segment) => (
          <li key={`segment ${segment.id}`}>
            <Link to="/segments/$id" params={{ id: segment.id }} className="hover:underline">
              {segment.name}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
