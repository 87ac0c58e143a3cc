import { parseMessage, variablesOf } from "@siar/core/message-templates/rules";

type FaultKey =
  | "campaigns.text.braceOpen"
  | "campaigns.text.malformed"
  | "campaigns.text.unknownField";

export interface TextFault {
  key: FaultKey;
  values: { part: string };
}

/** The first thing that the API would refuse about a text; which fields there are may not be known. */
export function textFault(
  text: string,
  fieldKeys: readonly string[] | undefined,
): TextFault | undefined {
  const parts = parseMessage(text);
  if (!parts.ok) {
    const { variable, at } = parts.error.params;
    return variable === undefined
      ? {
          key: "campaigns.text.braceOpen",
          values: { part: text.slice(Number(at) - 1).slice(0, 20) },
        }
      : { key: "campaigns.text.malformed", values: { part: String(variable) } };
  }
  if (!fieldKeys) return undefined;
  const known = new Set(fieldKeys.map((key) => `attributes.${key}`));
  const unknown = variablesOf(parts.value).find(
    (name) => name.startsWith("attributes.") && !known.has(name),
  );
  return unknown && { key: "campaigns.text.unknownField", values: { part: `{${unknown}}` } };
}
