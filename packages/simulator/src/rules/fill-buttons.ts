import { accepted, type Checked, graphError, refused } from "./graph-error.ts";
import type { Component, Parameter } from "./outbound-message.ts";
import { type Button, substitute, variablesOf } from "./template.ts";

// Buttons of a template message: `index` counts all buttons of the template, from 0.

export interface FilledButton {
  readonly kind: "quick_reply" | "url" | "phone" | "copy_code" | "other";
  readonly text: string;
  readonly payload?: string;
  readonly url?: string;
  readonly phone?: string;
  readonly code?: string;
}

export function fillButtons(
  buttons: readonly Button[],
  given: readonly Component[],
): Checked<FilledButton[]> {
  const filled: FilledButton[] = [];
  const wanted = given.filter((one) => one.type === "button");
  const stranger = wanted.find((one) => buttons[one.index ?? 0] === undefined);
  if (stranger !== undefined) {
    return refused(graphError(132012, `buttons: no button at index ${stranger.index ?? 0}`));
  }
  for (const [index, button] of buttons.entries()) {
    const component = wanted.find((one) => (one.index ?? 0) === index);
    if (component !== undefined && !fits(button, component.sub_type)) {
      const details = `button at index ${index} is of type ${button.type}, not ${component.sub_type ?? "?"}`;
      return refused(graphError(132012, `buttons: ${details}`));
    }
    const one = fillButton(button, component?.parameters?.[0], index);
    if (!one.ok) return one;
    filled.push(one.value);
  }
  return accepted(filled);
}

function fits(button: Button, subType: string | undefined): boolean {
  const type = button.type === "OTP" ? "url" : button.type.toLowerCase();
  return subType === type || subType === button.type.toLowerCase();
}

function fillButton(
  button: Button,
  parameter: Parameter | undefined,
  index: number,
): Checked<FilledButton> {
  const text = button.text ?? "";
  switch (button.type) {
    case "QUICK_REPLY":
      return accepted({ kind: "quick_reply", text, payload: parameter?.payload ?? text });
    case "URL":
      return fillUrl(button, parameter, index);
    case "PHONE_NUMBER":
      return accepted({ kind: "phone", text, phone: button.phone_number ?? "" });
    case "COPY_CODE":
      return fillCode(parameter, index);
    default:
      return accepted({ kind: "other", text });
  }
}

function fillUrl(
  button: Button,
  parameter: Parameter | undefined,
  index: number,
): Checked<FilledButton> {
  const text = button.text ?? "";
  const url = button.url ?? "";
  const [variable] = variablesOf(url);
  if (variable === undefined) {
    return parameter === undefined
      ? accepted({ kind: "url", text, url })
      : refused(graphError(132000, `buttons: Button at index ${index} takes no parameter`));
  }
  const suffix = parameter?.text;
  if (suffix === undefined || suffix === "") return refused(needsParameter(index, "Url"));
  const whole = substitute(url, new Map([[variable, suffix]]));
  if (whole.length > 2000) {
    return refused(graphError(132005, `buttons: url at index ${index} is longer than 2000`));
  }
  return accepted({ kind: "url", text, url: whole });
}

function fillCode(parameter: Parameter | undefined, index: number): Checked<FilledButton> {
  const code = parameter?.coupon_code;
  if (code === undefined || code === "") return refused(needsParameter(index, "CopyCode"));
  if (code.length > 20) {
    return refused(graphError(132005, `buttons: code at index ${index} is longer than 20`));
  }
  return accepted({ kind: "copy_code", text: "Copy offer code", code });
}

function needsParameter(index: number, type: string) {
  return graphError(
    131008,
    `buttons: Button at index ${index} of type ${type} requires a parameter`,
  );
}
