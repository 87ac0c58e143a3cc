import { useI18n } from "../../lib/i18n/index.tsx";
import { useSession } from "../../lib/session.ts";
import { instantOf, type WallTime } from "@siar/core/settings/rules";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";

interface Props {
  value: WallTime;
  onChange: (value: WallTime) => void;
  error: string | undefined;
}

/** A time on the business's clock, whatever clock the reader's machine has. */
export function TimeField({ value, onChange, error }: Props) {
  const { t } = useI18n();
  const { timezone } = useSession().business;
  const instant = instantOf(value, timezone);
  return (
    <Field
      label={t("campaigns.schedule.at")}
      error={error}
      hint={
        <>
          {t("campaigns.schedule.zone", { zone: timezone.replaceAll("_", " ") })}
          {instant && (
            <>
              {" · "}
              <RelativeTime value={instant.toISOString()} />
            </>
          )}
        </>
      }
    >
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="max-w-64"
        />
      )}
    </Field>
  );
}
