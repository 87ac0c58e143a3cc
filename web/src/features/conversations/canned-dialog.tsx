import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Textarea } from "../../ui/input.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type CannedReply, cannedQuery } from "./queries.ts";

interface Edited {
  id?: number;
  version?: number;
  shortcut: string;
  text: string;
}

/** The replies that are often given: read, written and thrown away in one place. */
export function CannedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { data: canned } = useQuery(cannedQuery);
  const [edited, edit] = useState<Edited>();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("conversations.canned")}
      description={t("conversations.cannedHint", { name: "{name}" })}
    >
      {edited ? (
        <CannedForm edited={edited} onEdit={edit} onDone={() => edit(undefined)} />
      ) : (
        <div className="grid gap-3">
          {!canned && <Skeleton className="h-16" />}
          {canned?.length === 0 && <p className="text-ink-2">{t("conversations.noCannedYet")}</p>}
          <ul className="divide-y divide-line">
            {canned?.map((each) => (
              <CannedLine key={each.id} canned={each} onEdit={() => edit(each)} />
            ))}
          </ul>
          <Button
            className="justify-self-start"
            icon={<Plus size={16} aria-hidden="true" />}
            onClick={() => edit({ shortcut: "", text: "" })}
          >
            {t("conversations.addCanned")}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function useCannedChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries(cannedQuery);
}

function CannedLine({ canned, onEdit }: { canned: CannedReply; onEdit: () => void }) {
  const { t } = useI18n();
  const changed = useCannedChanged();
  const { id, shortcut: name } = canned;
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE("/api/canned-replies/{id}", { params: { path: { id } } })),
    onSettled: changed,
  });
  return (
    <li className="grid gap-1 py-2">
      <span className="flex items-center gap-1">
        <span className="min-w-0 flex-1 truncate font-mono text-sm font-semibold">/{name}</span>
        <Button
          look="quiet"
          size="icon-sm"
          aria-label={t("conversations.editCanned", { name })}
          onClick={onEdit}
        >
          <Pencil size={15} aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          size="icon-sm"
          aria-label={t("conversations.removeCanned", { name })}
          busy={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <Trash2 size={15} aria-hidden="true" />
        </Button>
      </span>
      <span className="line-clamp-2 text-sm break-words whitespace-pre-line text-ink-2">
        {canned.text}
      </span>
      {remove.error && <ProblemNote problem={problemFrom(remove.error)} />}
    </li>
  );
}

interface FormProps {
  edited: Edited;
  onEdit: (edited: Edited) => void;
  onDone: () => void;
}

function CannedForm({ edited, onEdit, onDone }: FormProps) {
  const { t } = useI18n();
  const save = useSave(edited, onDone);
  const problem = save.error ? problemFrom(save.error) : undefined;
  const fault = (name: string) => problem?.errors.find(({ path }) => path === name)?.message;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {problem && <ProblemNote problem={problem} />}
      <TextField
        label={t("conversations.shortcut")}
        hint={t("conversations.shortcutHint")}
        error={fault("shortcut")}
        value={edited.shortcut}
        onChange={(shortcut) => onEdit({ ...edited, shortcut })}
      />
      <Field label={t("conversations.cannedText")} error={fault("text")}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={4_096}
            value={edited.text}
            onChange={({ target }) => onEdit({ ...edited, text: target.value })}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t("action.cancel")}</Button>
        <Button look="primary" type="submit" busy={save.isPending}>
          {t("action.save")}
        </Button>
      </div>
    </form>
  );
}

function useSave({ id, version, shortcut, text }: Edited, onDone: () => void) {
  const changed = useCannedChanged();
  return useMutation({
    mutationFn: () =>
      id === undefined || version === undefined
        ? answer(api.POST("/api/canned-replies", { body: { shortcut, text } }))
        : answer(
            api.PUT("/api/canned-replies/{id}", {
              params: { path: { id } },
              body: { shortcut, text, version },
            }),
          ),
    onSuccess: async () => {
      await changed();
      onDone();
    },
  });
}
