import { useId } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Checkbox } from "../../ui/toggles.tsx";
import { areaNames, permissionNames } from "./permission-names.ts";
import type { Permission } from "./queries.ts";

interface Props {
  label: string;
  choices: readonly Permission[];
  chosen: readonly Permission[];
  error: string | undefined;
  onChange: (chosen: readonly Permission[]) => void;
}

const areaOf = (permission: Permission) =>
  Object.keys(areaNames).find((area) => permission.startsWith(`${area}:`));

/** Permissions by area. Whoever may change something also sees it: ticking one ticks the other. */
export function PermissionBoxes({ label, choices, chosen, error, onChange }: Props) {
  const { t } = useI18n();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="grid gap-3">
      <p id={id} className="text-sm font-semibold">
        {label}
      </p>
      {error && <p className="text-sm text-bad">{error}</p>}
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {Object.entries(areaNames).map(([area, name]) => {
          const inArea = choices.filter((permission) => areaOf(permission) === area);
          if (inArea.length === 0) return null;
          return (
            <fieldset key={area} className="grid content-start gap-1.5">
              <legend className="pb-1 text-xs font-semibold text-ink-3">{t(name)}</legend>
              {inArea.map((permission) => (
                <Checkbox
                  key={permission}
                  label={t(permissionNames[permission])}
                  checked={chosen.includes(permission)}
                  onChange={(on) => onChange(toggled(inArea, chosen, permission, on))}
                />
              ))}
            </fieldset>
          );
        })}
      </div>
    </div>
  );
}

function toggled(
  inArea: readonly Permission[],
  chosen: readonly Permission[],
  permission: Permission,
  on: boolean,
): readonly Permission[] {
  const seeing = inArea.find((name) => name.endsWith(":view"));
  if (on) return [...new Set([...chosen, permission, ...(seeing ? [seeing] : [])])];
  const gone = permission === seeing ? inArea : [permission];
  return chosen.filter((name) => !gone.includes(name));
}
