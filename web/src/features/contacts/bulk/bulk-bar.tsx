import { Tag, Tags, TextCursorInput, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { BulkDelete } from "./bulk-delete.tsx";
import { BulkField } from "./bulk-field.tsx";
import { BulkLabels } from "./bulk-labels.tsx";
import type { BulkAction, BulkAct, Chosen } from "./queries.ts";

interface Props {
  chosen: Chosen;
  count: number;
  offered: number | undefined;
  onEverybody: () => void;
  onStarted: (started: BulkAction) => void;
}

/** What can be done to all who are chosen. */
export function BulkBar({ chosen, count, offered, onEverybody, onStarted }: Props) {
  const { t } = useI18n();
  const can = useCan();
  const [asked, ask] = useState<BulkAct["type"]>();
  const started = (action: BulkAction) => {
    ask(undefined);
    onStarted(action);
  };
  const dialog = { chosen, count, onStarted: started, onClose: () => ask(undefined) };
  const act = (type: BulkAct["type"], label: string, icon: ReactNode) => (
    <Button size="sm" icon={icon} onClick={() => ask(type)}>
      {label}
    </Button>
  );
  return (
    <>
      {offered !== undefined && (
        <Button look="quiet" size="sm" onClick={onEverybody}>
          {t("bulk.everybody", { count: offered })}
        </Button>
      )}
      {act("label", t("bulk.label"), <Tag size={15} aria-hidden="true" />)}
      {act("unlabel", t("bulk.unlabel"), <Tags size={15} aria-hidden="true" />)}
      {act("set-field", t("bulk.setField"), <TextCursorInput size={15} aria-hidden="true" />)}
      {can("contact:delete") &&
        act("delete", t("bulk.delete"), <Trash2 size={15} aria-hidden="true" />)}
      {(asked === "label" || asked === "unlabel") && <BulkLabels {...dialog} type={asked} />}
      {asked === "set-field" && <BulkField {...dialog} />}
      {asked === "delete" && <BulkDelete {...dialog} />}
    </>
  );
}
