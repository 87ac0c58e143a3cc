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
  /** On whose clock; the business's where nothing else is said. */
  zone?: string;
}

/** A time on the clock of a place, whatever clock the reader's machine has. */
export function TimeField({ value, onChange, error, zone }: Props) {
  const { t } = useI18n();
  const { business } = useSession();
  const timezone = zone ?? business.timezone;
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
