import type { Entity } from "../../lib/api.ts";

type Settings = Entity<"Settings">;

/** Whole numbers within what the API takes. */
export const limits = {
  cooldownHours: { least: 0, most: 8_760 },
  rateLimit: { least: 1, most: 1_000 },
  sizeWarning: { least: 1, most: 10_000_000 },
  replyHours: { least: 1, most: 720 },
  conversationHours: { least: 1, most: 720 },
} as const;

export type NumberSetting = keyof typeof limits;

export const numberSettings: readonly NumberSetting[] = [
  "cooldownHours",
  "rateLimit",
  "sizeWarning",
  "replyHours",
  "conversationHours",
];

/** The settings as a form holds them: numbers as they are typed, quiet hours also while off. */
export interface SettingsValues extends Record<NumberSetting, string> {
  businessName: string;
  defaultCountry: string;
  timezone: string;
  locale: Settings["locale"];
  quietHours: { on: boolean; from: string; until: string };
  defaultNumberId: string;
  optOutKeywords: readonly string[];
  optInKeywords: readonly string[];
  optOutReply: string;
}

export const valuesOf = (settings: Settings): SettingsValues => ({
  businessName: settings.businessName,
  defaultCountry: settings.defaultCountry,
  timezone: settings.timezone,
  locale: settings.locale,
  quietHours: {
    on: settings.quietHours !== null,
    from: settings.quietHours?.from ?? "21:00",
    until: settings.quietHours?.until ?? "08:00",
  },
  cooldownHours: String(settings.cooldownHours),
  rateLimit: String(settings.rateLimit),
  sizeWarning: String(settings.sizeWarning),
  replyHours: String(settings.replyHours),
  conversationHours: String(settings.conversationHours),
  defaultNumberId: settings.defaultNumberId?.toString() ?? "",
  optOutKeywords: settings.optOutKeywords,
  optInKeywords: settings.optInKeywords,
  optOutReply: settings.optOutReply ?? "",
});

export const bodyOf = (values: SettingsValues, version: number) => ({
  version,
  businessName: values.businessName,
  defaultCountry: values.defaultCountry,
  timezone: values.timezone,
  locale: values.locale,
  quietHours: values.quietHours.on
    ? { from: values.quietHours.from, until: values.quietHours.until }
    : null,
  cooldownHours: Number(values.cooldownHours),
  rateLimit: Number(values.rateLimit),
  sizeWarning: Number(values.sizeWarning),
  replyHours: Number(values.replyHours),
  conversationHours: Number(values.conversationHours),
  defaultNumberId: values.defaultNumberId === "" ? null : Number(values.defaultNumberId),
  optOutKeywords: [...values.optOutKeywords],
  optInKeywords: [...values.optInKeywords],
  optOutReply: values.optOutReply.trim() === "" ? null : values.optOutReply.trim(),
});

/** Digits and nothing else: "1e3", "2.5" and "" are not what somebody means by a limit. */
export function withinLimits(setting: NumberSetting, text: string): boolean {
  if (!/^\d+$/u.test(text.trim())) return false;
  const { least, most } = limits[setting];
  return Number(text) >= least && Number(text) <= most;
}
