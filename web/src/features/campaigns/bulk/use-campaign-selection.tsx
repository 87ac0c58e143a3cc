import { useState } from "react";
import { useCan } from "../../../lib/session.ts";
import type { Selection } from "../../../ui/data-table/index.tsx";
import { onDemand } from "../../../ui/on-demand.tsx";
import type { Campaign } from "../figures.ts";

const BulkBar = onDemand(async () => (await import("./bulk-bar.tsx")).BulkBar);

const nobody: ReadonlyMap<string, Campaign> = new Map();

/** The chosen campaigns, as they were last seen: those of another page too. */
export function useCampaignSelection(rows: readonly Campaign[] | undefined): Selection | undefined {
  const can = useCan();
  const [chosen, setChosen] = useState(nobody);
  if (!can("campaign:delete") && !can("campaign:send")) return undefined;
  const seen = new Map(rows?.map((row) => [String(row.id), row] as const));
  const now = new Map([...chosen].map(([key, row]) => [key, seen.get(key) ?? row] as const));
  const choose = (keys: ReadonlySet<string>) =>
    setChosen(
      new Map(
        [...keys].flatMap((key) => {
          const row = seen.get(key) ?? chosen.get(key);
          return row ? [[key, row] as const] : [];
        }),
      ),
    );
  return {
    chosen: new Set(now.keys()),
    onChange: choose,
    actions: <BulkBar chosen={[...now.values()]} onDone={() => setChosen(nobody)} />,
  };
}
