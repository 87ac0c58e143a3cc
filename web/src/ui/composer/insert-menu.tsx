import { Braces, Pencil, Shuffle, Split } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../button.tsx";
import { Menu, MenuHeading, MenuItem, MenuSeparator } from "../menu.tsx";
import type { Parts } from "./use-parts.ts";
import { useVariables } from "./use-variables.ts";

interface Props {
  label: string;
  parts: Parts;
  inner: boolean;
  small?: boolean;
}

/** Puts in what differs from person to person. */
export function InsertMenu({ label, parts, inner, small = false }: Props) {
  const { t } = useI18n();
  const icon = <Braces size={15} aria-hidden="true" />;
  const name = t("composer.insertInto", { field: label });
  const trigger = small ? (
    <Button look="quiet" size="icon" aria-label={name}>
      {icon}
    </Button>
  ) : (
    <Button size="sm" icon={icon} aria-label={name}>
      {t("composer.insert")}
    </Button>
  );
  return (
    <Menu label={name} onClosed={parts.focus} trigger={trigger}>
      <Values parts={parts} />
      <MenuSeparator />
      {!inner && <Turns parts={parts} />}
      <MenuItem icon={<Pencil size={15} />} onSelect={parts.editBeside}>
        {t("composer.editBeside")}
      </MenuItem>
    </Menu>
  );
}

function Values({ parts }: { parts: Parts }) {
  const { t } = useI18n();
  const variables = useVariables();
  return (
    <>
      <MenuHeading>{t("composer.values")}</MenuHeading>
      {variables.map(({ name, label }) => (
        <MenuItem
          key={name}
          onSelect={() => parts.putPart({ kind: "variable", name, fallback: "" })}
        >
          <span className="flex-1">{label}</span>
          <code className="font-mono text-xs text-ink-2">{`{${name}}`}</code>
        </MenuItem>
      ))}
    </>
  );
}

function Turns({ parts }: { parts: Parts }) {
  const { t } = useI18n();
  return (
    <>
      <MenuItem icon={<Shuffle size={15} />} onSelect={() => parts.begin("choice")}>
        {t("composer.addChoice")}
      </MenuItem>
      <MenuItem icon={<Split size={15} />} onSelect={() => parts.begin("condition")}>
        {t("composer.addCondition")}
      </MenuItem>
    </>
  );
}
