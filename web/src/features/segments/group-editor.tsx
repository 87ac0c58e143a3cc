import { FolderPlus, Group, Plus, Ungroup, X } from "lucide-react";
import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { ConditionEditor } from "./condition-editor.tsx";
import { useBuilder, useCriteria } from "./criteria-context.ts";
import { type Draft, type GroupDraft, type GroupMode, newCondition, newGroup } from "./draft.ts";
import { onEnd, onPart, PartMover } from "./part-mover.tsx";

const modes: readonly GroupMode[] = ["all", "any", "none", "notAll"];

const modeNames: Record<GroupMode, MessageKey> = {
  all: "criteria.mode.all",
  any: "criteria.mode.any",
  none: "criteria.mode.none",
  notAll: "criteria.mode.notAll",
};

/** Deeper ones are shown, but not offered: nobody could read them. */
const offeredLevels = 3;

interface Props {
  group: GroupDraft;
  level: number;
  onChange: (group: GroupDraft) => void;
  onRemove?: () => void;
}

export function GroupEditor({ group, level, onChange, onRemove }: Props) {
  const { t } = useI18n();
  const { faults } = useCriteria();
  const replace = (index: number, part: Draft) =>
    onChange({ ...group, parts: group.parts.with(index, part) });
  const remove = (index: number) =>
    onChange({ ...group, parts: group.parts.filter((_, at) => at !== index) });
  return (
    <div role="group" aria-label={t("criteria.group")} className="grid grid-cols-1 gap-2.5">
      <GroupHead {...{ group, onChange, onRemove }} />
      <ul className="grid grid-cols-1 gap-2.5 border-l-2 border-line pl-3 empty:hidden sm:pl-4">
        {group.parts.map((part, index) => (
          <li key={part.id} {...onPart(part.id)} className="rounded-md">
            <Part
              part={part}
              level={level}
              onChange={(next) => replace(index, next)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ul>
      <GroupNote group={group} level={level} faulty={faults.has(group.id)} />
      <AddTo group={group} level={level} onChange={onChange} />
    </div>
  );
}

type HeadProps = Pick<Props, "group" | "onChange"> & { onRemove: (() => void) | undefined };

function GroupHead({ group, onChange, onRemove }: HeadProps) {
  const { t } = useI18n();
  return (
    <div className="flex items-center gap-1 sm:gap-2">
      {onRemove && <PartMover id={group.id} what={t("criteria.group")} />}
      <Select
        aria-label={t("criteria.group")}
        className="w-60 min-w-0 shrink"
        options={modes.map((value) => ({ value, label: t(modeNames[value]) }))}
        value={group.mode}
        onChange={(mode) => onChange({ ...group, mode })}
      />
      {onRemove && <GroupTools id={group.id} />}
      {onRemove && (
        <Button
          look="quiet"
          size="icon-sm"
          aria-label={t("criteria.removeGroup")}
          onClick={onRemove}
        >
          <X size={16} aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}

function GroupTools({ id }: { id: number }) {
  const { t } = useI18n();
  const { wrap, unwrap } = useBuilder();
  const tools = [
    { label: t("criteria.wrap"), icon: Group, use: wrap },
    { label: t("criteria.unwrap"), icon: Ungroup, use: unwrap },
  ];
  return tools.map(({ label, icon: Icon, use: act }) => (
    <Button
      key={label}
      look="quiet"
      size="icon-sm"
      aria-label={label}
      title={label}
      onClick={() => act(id)}
    >
      <Icon size={16} aria-hidden="true" />
    </Button>
  ));
}

interface PartProps {
  part: Draft;
  level: number;
  onChange: (part: Draft) => void;
  onRemove: () => void;
}

function Part({ part, level, onChange, onRemove }: PartProps) {
  if (part.kind === "condition") {
    return <ConditionEditor condition={part} onChange={onChange} onRemove={onRemove} />;
  }
  return (
    <div className="rounded-md bg-paper-2 p-3">
      <GroupEditor group={part} level={level + 1} onChange={onChange} onRemove={onRemove} />
    </div>
  );
}

function GroupNote({ group, level, faulty }: Pick<Props, "group" | "level"> & { faulty: boolean }) {
  const { t } = useI18n();
  if (group.parts.length > 0) return null;
  if (level === 1 && group.mode === "all") {
    return <p className="text-sm text-ink-3">{t("criteria.everybodyHint")}</p>;
  }
  return (
    <p className={faulty ? "text-sm text-bad" : "text-sm text-ink-3"}>{t("criteria.emptyGroup")}</p>
  );
}

function AddTo({ group, level, onChange }: Pick<Props, "group" | "level" | "onChange">) {
  const { t } = useI18n();
  const { fields } = useCriteria();
  const [first] = fields;
  const add = (part: Draft) => onChange({ ...group, parts: [...group.parts, part] });
  return (
    <div {...onEnd(group.id)} className="flex flex-wrap gap-2 rounded-md">
      <Button
        size="sm"
        icon={<Plus size={15} aria-hidden="true" />}
        onClick={() => first && add(newCondition(first))}
      >
        {t("criteria.addCondition")}
      </Button>
      {level < offeredLevels && (
        <Button
          look="quiet"
          size="sm"
          icon={<FolderPlus size={15} aria-hidden="true" />}
          onClick={() => add(newGroup("any"))}
        >
          {t("criteria.addGroup")}
        </Button>
      )}
    </div>
  );
}
