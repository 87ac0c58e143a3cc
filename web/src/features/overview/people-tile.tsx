import { useQuery } from "@tanstack/react-query";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { StatTile } from "../../ui/stat-tile.tsx";

const everybody = { all: [] };

/** How many customers there are, and how many of them can be written to. */
export function PeopleTile() {
  const { t, format } = useI18n();
  const can = useCan();
  const may = can("segment:view");
  const { data } = useQuery({
    queryKey: ["contacts", "everybody"],
    staleTime: 60_000,
    enabled: may,
    queryFn: ({ signal }) =>
      answer(api.POST("/api/segments/preview", { signal, body: { criteria: everybody } })),
  });
  if (!may) return null;
  return (
    <StatTile
      label={t("overview.contacts")}
      value={data && format.number(data.count)}
      note={data && t("overview.reachable", { count: data.count - data.optedOut })}
    />
  );
}
