import { useMutation, useQuery } from "@tanstack/react-query";
import { Tag } from "lucide-react";
import { useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { labelsQuery } from "../../lib/vocabulary.ts";
import { Button } from "../../ui/button.tsx";
import { ColorDot, LabelChip } from "../../ui/label-chip.tsx";
import { ChoicePopover } from "../../ui/multi-select.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { type Contact, useContactChanged } from "./queries.ts";

export function ContactLabels({ contact }: { contact: Contact }) {
  const { t } = useI18n();
  const can = useCan();
  const changed = useContactChanged();
  const save = useMutation({
    mutationFn: (labelIds: number[]) =>
      answer(
        api.PUT("/api/contacts/{id}/labels", {
          params: { path: { id: contact.id } },
          body: { labelIds },
        }),
      ),
    onSuccess: changed,
  });
  return (
    <Panel
      title={t("contacts.labels")}
      actions={
        can("contact:write") && (
          <LabelChoice worn={contact.labels} busy={save.isPending} onChosen={save.mutate} />
        )
      }
    >
      {save.error && <ProblemNote problem={problemFrom(save.error)} />}
      {contact.labels.length === 0 ? (
        <p className="text-base text-ink-3">{t("contacts.noLabels")}</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {contact.labels.map((label) => (
            <li key={label.id} className="max-w-full">
              <LabelChip {...label} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface ChoiceProps {
  worn: Contact["labels"];
  busy: boolean;
  onChosen: (labelIds: number[]) => void;
}

/** Ticking several is one change: it is sent when the list closes. */
function LabelChoice({ worn, busy, onChosen }: ChoiceProps) {
  const { t } = useI18n();
  const { data: labels = [] } = useQuery(labelsQuery);
  const now = worn.map(({ id }) => String(id));
  const [ticked, tick] = useState<readonly string[]>();
  const close = () => {
    tick(undefined);
    if (!ticked || sameChoice(ticked, now)) return;
    onChosen(ticked.map(Number));
  };
  return (
    <ChoicePopover
      options={labels.map(({ id, name, color }) => ({
        value: String(id),
        label: name,
        mark: <ColorDot color={color} className="size-2.5" />,
      }))}
      values={ticked ?? now}
      onChange={tick}
      onClosed={close}
      searchLabel={t("contacts.searchLabels")}
      trigger={
        <Button look="quiet" size="sm" busy={busy} icon={<Tag size={15} aria-hidden="true" />}>
          {t("contacts.changeLabels")}
        </Button>
      }
    />
  );
}

const sameChoice = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((value) => other.includes(value));
