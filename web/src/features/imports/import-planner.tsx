import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { type Problem, problemFrom } from "../../lib/problem.ts";
import { fieldsQuery } from "../../lib/vocabulary.ts";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { ColumnMapping } from "./column-mapping.tsx";
import { ImportOptions, LayoutOptions } from "./import-options.tsx";
import { useCancel } from "./import-result.tsx";
import { type Choices, firstChoices, planOf } from "./plan.ts";
import { importQuery, type ImportPreview, type Layout, previewQuery } from "./queries.ts";

/** What the file looks like, and what shall become of it; nothing happens before it is started. */
export function ImportPlanner({ id }: { id: number }) {
  const [layout, setLayout] = useState<Layout>({});
  const { data, error, refetch } = useQuery(previewQuery(id, layout));
  if (error) return <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const look = `${data.delimiter}${String(data.hasHeader)}`;
  return <Plan key={look} id={id} preview={data} onLayout={setLayout} />;
}

interface Props {
  id: number;
  preview: ImportPreview;
  onLayout: (layout: Layout) => void;
}

function useStart(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ReturnType<typeof planOf>) =>
      answer(api.POST("/api/imports/{id}/start", { params: { path: { id } }, body })),
    onSuccess: async (started) => {
      client.setQueryData(importQuery(id).queryKey, started);
      await client.invalidateQueries({ queryKey: ["imports"] });
    },
  });
}

function Plan({ id, preview, onLayout }: Props) {
  const { t } = useI18n();
  const { data: fields } = useSuspenseQuery(fieldsQuery);
  const [choices, setChoices] = useState<Choices>(() => firstChoices(preview));
  const [lacksPhone, setLacksPhone] = useState(false);
  const start = useStart(id);
  const set = (part: Partial<Choices>) => setChoices((now) => ({ ...now, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lacks = !choices.targets.includes("phone");
    setLacksPhone(lacks);
    if (!lacks && !start.isPending) start.mutate(planOf(preview, choices));
  };
  return (
    <form onSubmit={submit} noValidate className="grid min-w-0 gap-5">
      <Panel title={t("imports.mapping")} description={t("imports.mappingHint")} flush>
        <LayoutOptions preview={preview} onLayout={onLayout} />
        <ColumnMapping
          preview={preview}
          fields={fields}
          targets={choices.targets}
          onTargets={(targets) => set({ targets })}
        />
      </Panel>
      <Panel title={t("imports.options")}>
        <ImportOptions choices={choices} set={set} />
      </Panel>
      <Faults
        lacksPhone={lacksPhone}
        problem={start.error ? problemFrom(start.error) : undefined}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Discard id={id} />
        <Button type="submit" look="primary" busy={start.isPending}>
          {t("imports.begin")}
        </Button>
      </div>
    </form>
  );
}

function Faults({ lacksPhone, problem }: { lacksPhone: boolean; problem: Problem | undefined }) {
  const { t } = useI18n();
  if (problem) return <ProblemNote problem={problem} />;
  if (!lacksPhone) return null;
  return (
    <p role="alert" className="text-base text-bad">
      {t("imports.phoneNeeded")}
    </p>
  );
}

function Discard({ id }: { id: number }) {
  const { t } = useI18n();
  const cancel = useCancel(id);
  return (
    <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
      {t("imports.discard")}
    </Button>
  );
}
