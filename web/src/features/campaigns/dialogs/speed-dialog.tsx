import { MAX_RATE } from "@siar/core/campaigns/schema";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useForm } from "../../../lib/use-form.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { Input } from "../../../ui/input.tsx";
import { useCommand } from "../commands.ts";
import { type Campaign, estimate } from "../figures.ts";
import { useDuration } from "../use-duration.ts";
import { useThroughput } from "../use-throughput.ts";

interface Props {
  campaign: Campaign;
  onClose: () => void;
}

const presets = [5, 20, 50, 80, 250];

const isRate = (text: string) =>
  /^\d+$/u.test(text) && Number(text) >= 1 && Number(text) <= MAX_RATE;

function useSpeedForm({ campaign, onClose }: Props) {
  const { t } = useI18n();
  const command = useCommand(campaign.id);
  return useForm({
    initial: { rateLimit: String(campaign.rateLimit) },
    check: ({ rateLimit }) =>
      isRate(rateLimit) ? {} : { rateLimit: t("campaigns.rateRange", { max: MAX_RATE }) },
    save: ({ rateLimit }) => command.mutateAsync({ kind: "rate", rateLimit: Number(rateLimit) }),
    onSaved: onClose,
  });
}

export function SpeedDialog({ campaign, onClose }: Props) {
  const { t } = useI18n();
  const form = useSpeedForm({ campaign, onClose });
  return (
    <FormDialog
      title={t("campaigns.speed.title")}
      description={t("campaigns.speed.description")}
      submit={t("campaigns.speed.confirm")}
      form={form}
      onClose={onClose}
    >
      <Field
        label={t("campaigns.rate")}
        error={form.error("rateLimit")}
        hint={<LeftAt campaign={campaign} rate={Number(form.values.rateLimit)} />}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            value={form.values.rateLimit}
            onChange={(event) => form.set("rateLimit", event.target.value)}
          />
        )}
      </Field>
      <Presets onChoose={(rate) => form.set("rateLimit", String(rate))} />
    </FormDialog>
  );
}

function Presets({ onChoose }: { onChoose: (rate: number) => void }) {
  const { t } = useI18n();
  return (
    <div className="flex flex-wrap gap-2">
      {presets.map((rate) => (
        <Button key={rate} size="sm" onClick={() => onChoose(rate)}>
          {t("campaigns.perSecond", { rate })}
        </Button>
      ))}
    </div>
  );
}

function LeftAt({ campaign, rate }: { campaign: Campaign; rate: number }) {
  const { t } = useI18n();
  const duration = useDuration();
  const throughput = useThroughput(campaign.numberId);
  if (!(rate > 0)) return null;
  const { pending } = campaign.stats;
  const { rate: actual, seconds } = estimate(pending, rate, throughput);
  const values = { count: pending, duration: duration(seconds), rate: actual };
  return actual < rate ? t("campaigns.speed.capped", values) : t("campaigns.speed.left", values);
}
