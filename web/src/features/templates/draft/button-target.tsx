import type { DraftButton } from "@siar/core/approved-templates/rules";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { TextField } from "../../../ui/text-field.tsx";

interface Props {
  button: DraftButton;
  error: (name: string) => string | undefined;
  onChange: (next: DraftButton) => void;
}

/** Where it leads, by its kind. */
export function ButtonTarget({ button, error, onChange }: Props) {
  const { t } = useI18n();
  switch (button.kind) {
    case "quick-reply":
      return null;
    case "url":
      return <Link button={button} error={error} onChange={onChange} />;
    case "phone":
      return (
        <TextField
          type="tel"
          label={t("templates.button.number")}
          error={error("phone")}
          value={button.phone}
          onChange={(phone) => onChange({ ...button, phone })}
        />
      );
    case "copy-code":
      return (
        <TextField
          label={t("templates.button.code")}
          hint={t("templates.button.codeHint")}
          error={error("code")}
          value={button.code}
          onChange={(code) => onChange({ ...button, code })}
        />
      );
  }
}

interface LinkProps extends Props {
  button: Extract<DraftButton, { kind: "url" }>;
}

function Link({ button, error, onChange }: LinkProps) {
  const { t } = useI18n();
  return (
    <>
      <TextField
        label={t("templates.button.address")}
        hint={t("templates.button.addressHint", { variable: "{{1}}" })}
        error={error("url")}
        value={button.url}
        onChange={(url) => onChange({ ...button, url })}
      />
      {button.url.includes("{{") && (
        <TextField
          label={t("templates.button.sample")}
          error={error("sample")}
          value={button.sample}
          onChange={(sample) => onChange({ ...button, sample })}
        />
      )}
    </>
  );
}
