import { Link } from "@tanstack/react-router";
import { Plus, Tags } from "lucide-react";
import { useState } from "react";
import { api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { type Label, labelsQuery } from "../../lib/vocabulary.ts";
import { Button } from "../../ui/button.tsx";
import { RowMenu } from "../../ui/data-table/row-menu.tsx";
import { ColorDot } from "../../ui/label-chip.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RecordLine } from "../../ui/record-list.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { LabelDialog } from "./label-dialog.tsx";
import { RecordSheet } from "./record-sheet.tsx";
import { Removal } from "../../ui/removal.tsx";

type Asked = { act: "add" } | { act: "edit" | "delete"; label: Label };

export function Labels() {
  const { t } = useI18n();
  const can = useCan();
  const [asked, ask] = useState<Asked>();
  const add = can("contact:write") && (
    <Button
      look="primary"
      icon={<Plus size={16} aria-hidden="true" />}
      onClick={() => ask({ act: "add" })}
    >
      {t("labels.add")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("settings.labels")}
        description={t("labels.description")}
        actions={add}
      />
      <RecordSheet
        title={t("settings.labels")}
        query={labelsQuery}
        empty={
          <EmptyState icon={<Tags aria-hidden="true" />} title={t("labels.none")}>
            {t("labels.noneHint")}
          </EmptyState>
        }
      >
        {(label) => <LabelLine label={label} onAsk={ask} />}
      </RecordSheet>
      <Dialogs asked={asked} onClose={() => ask(undefined)} />
    </>
  );
}

function LabelLine({ label, onAsk }: { label: Label; onAsk: (asked: Asked) => void }) {
  const { t } = useI18n();
  const can = useCan();
  const { id, name, color, contactCount } = label;
  return (
    <RecordLine
      mark={<ColorDot color={color} className="size-3.5" />}
      title={name}
      end={
        <Link to="/contacts" search={{ label: id }} className="rounded-sm hover:underline">
          {t("labels.worn", { count: contactCount })}
        </Link>
      }
      actions={
        can("contact:write") && (
          <RowMenu
            row={label}
            name={name}
            actions={[
              { label: t("action.edit"), run: () => onAsk({ act: "edit", label }) },
              {
                label: t("action.delete"),
                danger: true,
                run: () => onAsk({ act: "delete", label }),
              },
            ]}
          />
        )
      }
    />
  );
}

function Dialogs({ asked, onClose }: { asked: Asked | undefined; onClose: () => void }) {
  const { t } = useI18n();
  if (!asked) return null;
  if (asked.act === "add") return <LabelDialog onClose={onClose} />;
  const { label } = asked;
  if (asked.act === "edit") return <LabelDialog label={label} onClose={onClose} />;
  const { id, name, contactCount } = label;
  return (
    <Removal
      title={t("labels.deleteTitle", { name })}
      consequence={t("labels.deleteMeans", { count: contactCount })}
      confirm={t("labels.delete")}
      name={name}
      remove={() => done(api.DELETE("/api/labels/{id}", { params: { path: { id } } }))}
      listKey={labelsQuery.queryKey}
      onClose={onClose}
    />
  );
}
