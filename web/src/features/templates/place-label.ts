import type { Translate } from "../../lib/i18n/index.tsx";

/** `header.1` and `button.0` are ours; people count buttons from one. */
export function placeLabel(name: string, t: Translate): string {
  const [part, rest = ""] = name.split(".");
  if (part === "button") return t("templates.place.button", { number: Number(rest) + 1 });
  return part === "header" ? `${t("templates.draft.header")} {{${rest}}}` : `{{${name}}}`;
}
