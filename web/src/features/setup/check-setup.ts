import type { MessageKey } from "../../lib/i18n/index.tsx";

export interface SetupValues {
  businessName: string;
  name: string;
  email: string;
  password: string;
  defaultCountry: string;
  timezone: string;
}

export const shortestPassword = 10;

const rules: readonly [keyof SetupValues, (text: string) => boolean, MessageKey][] = [
  ["businessName", (text) => text.trim() !== "", "setup.businessNameNeeded"],
  ["name", (text) => text.trim() !== "", "setup.nameNeeded"],
  ["email", (text) => /^[^\s@]+@[^\s@]+$/u.test(text.trim()), "signIn.emailNeeded"],
  ["password", (text) => text.length >= shortestPassword, "setup.passwordShort"],
];

/** What can be told before asking the server, which has the last word. */
export function checkSetup(values: SetupValues): Partial<Record<keyof SetupValues, MessageKey>> {
  const broken = rules.filter(([name, holds]) => !holds(values[name]));
  return Object.fromEntries(broken.map(([name, , key]) => [name, key]));
}
