import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useForm } from "../../../lib/use-form.ts";
import { Combobox } from "../../../ui/combobox.tsx";
import { Field } from "../../../ui/field.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { useCommand } from "../commands.ts";
import type { Campaign } from "../figures.ts";
import { segmentChoices } from "../queries.ts";

interface Props {
  campaign: Campaign;
  onClose: () => void;
}

const nothingChosen: { segmentId: string | undefined } = { segmentId: undefined };

function useExcludeForm({ campaign, onClose }: Props) {
  const { t } = useI18n();
  const toast = useToast();
  const command = useCommand(campaign.id);
  return useForm({
    initial: nothingChosen,
    check: ({ segmentId }) =>
      segmentId === undefined ? { segmentId: t("campaigns.exclude.choose") } : {},
    save: ({ segmentId }) => command.mutateAsync({ kind: "exclude", segmentId: Number(segmentId) }),
    onSaved: () => {
      toast({ tone: "good", text: t("campaigns.exclude.done") });
      onClose();
    },
  });
}

/** Whoever is in a segment and still waits gets nothing of the campaign any more. */
export function ExcludeDialog(props: Props) {
  const { t, format } = useI18n();
  const form = useExcludeForm(props);
  const { data: segments = [] } = useQuery(segmentChoices);
  return (
    <FormDialog
      title={t("campaigns.exclude.title")}
      description={t("campaigns.exclude.description")}
      submit={t("campaigns.exclude")}
      form={form}
      onClose={props.onClose}
    >
      <Field label={t("campaigns.exclude.segment")} error={form.error("segmentId")}>
        {(control) => (
          <Combobox
            {...control}
            options={segments.map(({ id, name, contactCount }) => ({
              value: String(id),
              label: name,
              ...(contactCount === null ? {} : { hint: format.number(contactCount) }),
            }))}
            placeholder={t("campaigns.form.chooseSegment")}
            searchLabel={t("campaigns.form.findSegment")}
            value={form.values.segmentId}
            onChange={(value) => form.set("segmentId", value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
