/** What a new business starts with. Who answers with one of these words alone is out, or in again. */
export const defaultSettings = {
  quietFrom: 21 * 60,
  quietUntil: 8 * 60,
  cooldownHours: 24,
  rateLimit: 20,
  sizeWarning: 1_000,
  replyHours: 72,
  defaultNumberId: null,
  optOutKeywords: [
    "STOP",
    "STOPALL",
    "BERHENTI",
    "UNSUBSCRIBE",
    "UNSUB",
    "UNREG",
    "BATAL",
    "KELUAR",
    "STOP PROMO",
    "BERHENTI LANGGANAN",
    "OPT OUT",
  ],
  optInKeywords: ["START", "MULAI", "SUBSCRIBE", "LANGGANAN", "DAFTAR", "UNSTOP", "OPT IN"],
};
