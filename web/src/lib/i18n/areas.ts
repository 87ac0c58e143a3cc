/** The words that a group of pages needs beside the shell's: a test says which are missing. */
export const areas = {
  home: ["campaigns", "overview"],
  campaigns: [
    "campaigns",
    "campaign-page",
    "campaign-estimate",
    "campaign-form",
    "campaign-test",
    "composer",
    "library",
    "media",
    "rates",
    "replies",
    "whatsapp",
  ],
  contacts: ["bulk", "campaigns", "contacts", "imports", "work"],
  conversations: ["contacts", "conversations"],
  media: ["campaigns", "media"],
  segments: ["contacts", "segments"],
  settings: ["backups", "connection", "rates", "segments", "settings", "suppressions", "whatsapp"],
  whatsapp: [
    "campaign-form",
    "campaign-page",
    "campaign-test",
    "composer",
    "library",
    "media",
    "templates",
    "whatsapp",
  ],
  work: ["audit", "campaign-page", "campaigns", "contacts", "queue", "work"],
} as const;

export type Area = keyof typeof areas;
