import type { MessageKey } from "../../lib/i18n/index.tsx";

export interface ConnectValues {
  wabaId: string;
  token: string;
  appSecret: string;
}

const names = ["wabaId", "token", "appSecret"] as const;

type Faults = Partial<Record<keyof ConnectValues, MessageKey>>;

export function faultsOf(values: ConnectValues): Faults {
  const faults: Faults = {};
  for (const name of names) {
    if (values[name].trim() === "") faults[name] = "connection.needed";
  }
  if (!faults.wabaId && !/^\d{5,30}$/u.test(values.wabaId.trim())) {
    faults.wabaId = "connection.wabaIdWrong";
  }
  return faults;
}

/** Nobody needs to think of one, nor to remember it. */
export const newVerifyToken = (): string =>
  `siar_${[...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")}`;
