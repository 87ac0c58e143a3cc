import { Braces, Plus } from "lucide-react";
import { useState } from "react";
import { api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { type DeclaredField, fieldsQuery } from "../../lib/vocabulary.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { RowMenu } from "../../ui/data-table/row-menu.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RecordLine } from "../../ui/record-list.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { FieldDialog } from "./field-dialog.tsx";
import { fieldTypeNames } from "./field-types.ts";
import { RecordSheet } from "./record-sheet.tsx";
import { Removal } from "../../ui/removal.tsx";

type Asked = { act: "add" } | { act: "edit" | "delete"; field: DeclaredField };

export function Fields() {
  const { t } = useI18n();
  const can = useCan();
  const [asked, ask] = useState<Asked>();
  const add = can("settings:write") && (
    <Button
      look="primary"
      icon={<Plus size={16} aria-hidden="true" />}
      onClick={() => ask({ act: "add" })}
    >
      {t("fields.add")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("settings.fields")}
        description={t("fields.description")}
        actions={add}
      />
      <RecordSheet
        title={t("settings.fields")}
        query={fieldsQuery}
        empty={
          <EmptyState icon={<Braces aria-hidden="true" />} title={t("fields.none")}>
            {t("fields.noneHint")}
          </EmptyState>
        }
      >
        {(field) => <FieldLine field={field} onAsk={ask} />}
      </RecordSheet>
      <Dialogs asked={asked} onClose={() => ask(undefined)} />
    </>
  );
}

function FieldLine({ field, onAsk }: { field: DeclaredField; onAsk: (asked: Asked) => void }) {
  const { t, format } = useI18n();
  const can = useCan();
  const { key, label, type, options } = field;
  return (
    <RecordLine
      title={
        <>
          {label}
          <code className="font-mono text-sm font-normal text-ink-3">{`{${key}}`}</code>
        </>
      }
      note={options.length > 0 && format.list(options)}
      end={<Badge>{t(fieldTypeNames[type])}</Badge>}
      actions={
        can("settings:write") && (
          <RowMenu
            row={field}
            name={label}
            actions={[
              { label: t("action.edit"), run: () => onAsk({ act: "edit", field }) },
              {
                label: t("action.delete"),
                danger: true,
                run: () => onAsk({ act: "delete", field }),
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
  if (asked.act === "add") return <FieldDialog onClose={onClose} />;
  const { field } = asked;
  if (asked.act === "edit") return <FieldDialog field={field} onClose={onClose} />;
  const { id, label: name } = field;
  return (
    <Removal
      title={t("fields.deleteTitle", { name })}
      consequence={t("fields.deleteMeans")}
      confirm={t("fields.delete")}
      name={name}
      remove={() => done(api.DELETE("/api/fields/{id}", { params: { path: { id } } }))}
      listKey={fieldsQuery.queryKey}
      onClose={onClose}
    />
  );
}
