import { obeys } from "@siar/core/campaigns/rules";
import type { RowStatus } from "@siar/core/sending/schema";
import { RotateCw } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import type { Selection } from "../../../ui/data-table/index.tsx";
import { RetryDialog } from "../dialogs/retry-dialog.tsx";
import type { Campaign } from "../figures.ts";

interface RetrySelection {
  selection: Selection;
  dialog: ReactNode;
}

const nobody: ReadonlySet<string> = new Set();

/** Failed or unknown rows can be chosen and tried again; others cannot be chosen. */
export function useRetrySelection(
  { id, status: campaignStatus }: Pick<Campaign, "id" | "status">,
  status: RowStatus | undefined,
): RetrySelection | undefined {
  const { t } = useI18n();
  const can = useCan();
  const [chosen, setChosen] = useState<{ of: RowStatus | undefined; keys: ReadonlySet<string> }>({
    of: status,
    keys: nobody,
  });
  const [asking, setAsking] = useState(false);
  if (status !== "failed" && status !== "unknown") return undefined;
  if (!can("campaign:send") || !obeys(campaignStatus, "retry")) return undefined;
  // What was chosen among the failed is not chosen among the unknown.
  const keys = chosen.of === status ? chosen.keys : nobody;
  const choose = (next: ReadonlySet<string>) => setChosen({ of: status, keys: next });
  const retry = (
    <Button
      size="sm"
      icon={<RotateCw size={15} aria-hidden="true" />}
      onClick={() => setAsking(true)}
    >
      {t("campaigns.tryAgain")}
    </Button>
  );
  return {
    selection: { chosen: keys, onChange: choose, actions: retry },
    dialog: asking && (
      <RetryDialog
        id={id}
        count={keys.size}
        wish={{ status, seqs: [...keys].map(Number) }}
        onClose={() => setAsking(false)}
        onDone={() => choose(nobody)}
      />
    ),
  };
}
