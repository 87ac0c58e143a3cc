type Recorded = Readonly<Record<string, unknown>> | null;

/** A phone number in full, wherever an entry holds one. Its country and last four digits may stay. */
const phone = /(\+\d{2})\d{3,9}(\d{4})(?!\d)/g;

function masked(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll(phone, "$1••••$2");
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner)]));
  }
  return value;
}

/** For readers who may see the log but no phone numbers. */
export const withoutPhones = (recorded: Recorded): unknown => masked(recorded);
