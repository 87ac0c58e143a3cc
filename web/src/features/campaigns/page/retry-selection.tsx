import { obeys } from "@siar/core/campaigns/rules";
import type { RowStatus } from "@siar/core/sending/schema";
import { Archive, RotateCw } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import type { Selection } from "../../../ui/data-table/index.tsx";
import { DismissDialog, RetryDialog } from "../dialogs/row-dialogs.tsx";
import type { Campaign } from "../figures.ts";

interface RetrySelection {
  selection: Selection;
  dialog: ReactNode;
}

const icon = { size: 15, "aria-hidden": true } as const;

type Question = "retry" | "dismiss";

const nobody: ReadonlySet<string> = new Set();

/** Failed or unknown rows can be chosen and tried again, unknown ones set aside as well. */
export function useRetrySelection(
  { id, status: campaignStatus }: Pick<Campaign, "id" | "status">,
  status: RowStatus | undefined,
): RetrySelection | undefined {
  const can = useCan();
  const [chosen, setChosen] = useState<{ of: RowStatus | undefined; keys: ReadonlySet<string> }>({
    of: status,
    keys: nobody,
  });
  const [asking, setAsking] = useState<Question>();
  if (status !== "failed" && status !== "unknown") return undefined;
  const mayRetry = obeys(campaignStatus, "retry");
  const mayDismiss = status === "unknown" && obeys(campaignStatus, "dismiss");
  if (!can("campaign:send") || !(mayRetry || mayDismiss)) return undefined;
  // What was chosen among the failed is not chosen among the unknown.
  const keys = chosen.of === status ? chosen.keys : nobody;
  const choose = (next: ReadonlySet<string>) => setChosen({ of: status, keys: next });
  const asked = {
    id,
    count: keys.size,
    onClose: () => setAsking(undefined),
    onDone: () => choose(nobody),
  };
  const seqs = [...keys].map(Number);
  return {
    selection: {
      chosen: keys,
      onChange: choose,
      actions: <Buttons {...{ mayRetry, mayDismiss }} ask={setAsking} />,
    },
    dialog: (
      <>
        {asking === "retry" && <RetryDialog {...asked} wish={{ status, seqs }} />}
        {asking === "dismiss" && <DismissDialog {...asked} seqs={seqs} />}
      </>
    ),
  };
}

interface ButtonsProps {
  mayRetry: boolean;
  mayDismiss: boolean;
  ask: (question: Question) => void;
}

function Buttons({ mayRetry, mayDismiss, ask }: ButtonsProps) {
  const { t } = useI18n();
  return (
    <>
      {mayRetry && (
        <Button size="sm" icon={<RotateCw {...icon} />} onClick={() => ask("retry")}>
          {t("campaigns.tryAgain")}
        </Button>
      )}
      {mayDismiss && (
        <Button size="sm" icon={<Archive {...icon} />} onClick={() => ask("dismiss")}>
          {t("campaigns.dismiss")}
        </Button>
      )}
    </>
  );
}
