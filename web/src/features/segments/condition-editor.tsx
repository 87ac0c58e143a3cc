import { Group, X } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { useBuilder, useCriteria } from "./criteria-context.ts";
import { type ConditionDraft, newCondition, withOp } from "./draft.ts";
import { PartMover } from "./part-mover.tsx";
import { ValueEditor } from "./value-editor.tsx";
import { type CriteriaField, knownOp, opNames, opsOf } from "./vocabulary.ts";

interface Props {
  condition: ConditionDraft;
  onChange: (condition: ConditionDraft) => void;
  onRemove: () => void;
}

/** One question about a contact: which field, compared how, with what. */
export function ConditionEditor({ condition, onChange, onRemove }: Props) {
  const { t } = useI18n();
  const { fields, faults } = useCriteria();
  const known = fields.find(({ field }) => field === condition.field);
  const faulty = faults.has(condition.id);
  return (
    <div role="group" aria-label={t("criteria.condition")} className="grid grid-cols-1 gap-1">
      <div className="flex items-start gap-1 sm:gap-2">
        <PartMover id={condition.id} what={known?.label ?? condition.field} />
        <div className="grid min-w-0 flex-1 items-start gap-2 sm:grid-cols-[10rem_11rem_minmax(0,1fr)]">
          <FieldChoice {...{ condition, onChange }} />
          {known && <OpChoice {...{ condition, known, onChange }} />}
          {known && (
            <ValueEditor
              key={`${condition.field} ${condition.op}`}
              known={known}
              condition={condition}
              onChange={(value) => onChange({ ...condition, value })}
              invalid={faulty}
            />
          )}
        </div>
        <Tools id={condition.id} onRemove={onRemove} />
      </div>
      {faulty && <p className="text-sm text-bad">{t("criteria.unfinished")}</p>}
    </div>
  );
}

function Tools({ id, onRemove }: { id: number; onRemove: () => void }) {
  const { t } = useI18n();
  const { wrap } = useBuilder();
  return (
    <span className="flex flex-col sm:flex-row">
      <Button
        look="quiet"
        size="icon"
        aria-label={t("criteria.wrap")}
        title={t("criteria.wrap")}
        onClick={() => wrap(id)}
      >
        <Group size={16} aria-hidden="true" />
      </Button>
      <Button look="quiet" size="icon" aria-label={t("criteria.remove")} onClick={onRemove}>
        <X size={16} aria-hidden="true" />
      </Button>
    </span>
  );
}

function FieldChoice({ condition, onChange }: Pick<Props, "condition" | "onChange">) {
  const { t } = useI18n();
  const { fields } = useCriteria();
  const isKnown = fields.some(({ field }) => field === condition.field);
  const options = fields.map(({ field, label }) => ({ value: field, label }));
  const gone = { value: condition.field, label: condition.field };
  const choose = (field: string) => {
    const next = fields.find((candidate) => candidate.field === field);
    if (next) onChange({ ...newCondition(next), id: condition.id });
  };
  return (
    <Select
      aria-label={t("criteria.field")}
      options={isKnown ? options : [gone, ...options]}
      value={condition.field}
      onChange={choose}
    />
  );
}

type OpProps = Pick<Props, "condition" | "onChange"> & { known: CriteriaField };

function OpChoice({ condition, known, onChange }: OpProps) {
  const { t } = useI18n();
  const ops = opsOf[known.kind];
  return (
    <Select
      aria-label={t("criteria.op")}
      options={ops.map((op) => ({ value: op, label: t(opNames[op]) }))}
      value={knownOp(known.kind, condition.op)}
      onChange={(op) => onChange(withOp(condition, known.kind, op))}
    />
  );
}
