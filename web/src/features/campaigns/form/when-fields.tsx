import { useI18n } from "../../../lib/i18n/index.tsx";
import { RadioCards } from "../../../ui/radio-cards.tsx";
import { TimeField } from "../time-field.tsx";
import type { CampaignForm } from "./use-campaign-form.ts";

interface Props {
  form: CampaignForm;
  /** It has a time already: to take that away again, it is called off. */
  scheduled: boolean;
}

export function WhenFields({ form, scheduled }: Props) {
  const { t } = useI18n();
  const { when, at } = form.values;
  const draft = {
    value: "draft" as const,
    label: t("campaigns.form.draft"),
    hint: t("campaigns.form.draftHint"),
  };
  return (
    <div className="grid gap-4">
      <RadioCards
        label={t("campaigns.form.whenToSend")}
        value={when}
        onChange={(next) => form.set("when", next)}
        cards={[
          ...(scheduled ? [] : [draft]),
          { value: "now", label: t("campaigns.sendNow"), hint: t("campaigns.form.nowHint") },
          { value: "later", label: t("campaigns.sendLater"), hint: t("campaigns.form.laterHint") },
        ]}
      />
      {when === "later" && (
        <TimeField value={at} onChange={(next) => form.set("at", next)} error={form.error("at")} />
      )}
    </div>
  );
}
