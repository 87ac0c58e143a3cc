import { useI18n } from "../../../lib/i18n/index.tsx";
import { useSession } from "../../../lib/session.ts";
import { Checkbox } from "../../../ui/toggles.tsx";

interface Props {
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** So that nobody is woken. Not asked where the business knows no quiet hours. */
export function HoldQuietHours(props: Props) {
  const { t } = useI18n();
  const { quietHours } = useSession().business;
  if (quietHours === null) return null;
  return (
    <Checkbox label={t("campaigns.hold")} hint={t("campaigns.holdHint", quietHours)} {...props} />
  );
}

export function WhereTheyAre({ zone: named, ...props }: Props & { zone?: string }) {
  const { t } = useI18n();
  const { timezone } = useSession().business;
  const zone = (named ?? timezone).replaceAll("_", " ");
  return (
    <Checkbox
      label={t("campaigns.theirTime")}
      hint={t("campaigns.theirTimeHint", { zone })}
      {...props}
    />
  );
}
