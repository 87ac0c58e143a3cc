import { useState } from "react";
import { type MessageKey, useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import type { Campaign } from "../figures.ts";
import { type BulkAct, bulkActs, obeying, permissionOf } from "./acts.ts";
import { BulkDialog } from "./bulk-dialog.tsx";

interface Props {
  chosen: readonly Campaign[];
  onDone: () => void;
}

const words: Record<BulkAct, MessageKey> = {
  remove: "campaigns.bulk.remove",
  unschedule: "campaigns.bulk.unschedule",
  pause: "campaigns.bulk.pause",
  resume: "campaigns.bulk.resume",
};

/** Only what at least one of the chosen obeys. */
export function BulkBar({ chosen, onDone }: Props) {
  const { t } = useI18n();
  const can = useCan();
  const [asked, ask] = useState<BulkAct>();
  const possible = bulkActs.filter(
    (act) => can(permissionOf(act)) && obeying(act, chosen).length > 0,
  );
  return (
    <>
      {possible.map((act) => (
        <Button key={act} size="sm" onClick={() => ask(act)}>
          {t(words[act])}
        </Button>
      ))}
      {possible.length === 0 && <span className="text-sm">{t("campaigns.bulk.nothing")}</span>}
      {asked && (
        <BulkDialog
          act={asked}
          chosen={chosen}
          onClose={() => ask(undefined)}
          onDone={() => {
            ask(undefined);
            onDone();
          }}
        />
      )}
    </>
  );
}
