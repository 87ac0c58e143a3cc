export const rowStatuses = [
  "pending",
  "claimed",
  "sent",
  "delivered",
  "read",
  "failed",
  "skipped",
  "unknown",
] as const;
export type RowStatus = (typeof rowStatuses)[number];

/** What a failure of Meta's asks of us: see docs/design/engine.md. */
export const failureClasses = ["R", "S", "P", "T", "A", "F"] as const;
export type FailureClass = (typeof failureClasses)[number];

export const skipReasons = [
  "opted_out",
  "cooldown",
  "no_phone",
  "not_on_whatsapp",
  "duplicate",
  "window_closed",
  "invalid_variables",
  "us_marketing",
  "recent_131049",
  "contact_removed",
  "excluded",
  "cancelled",
] as const;
export type SkipReason = (typeof skipReasons)[number];
