import { useI18n } from "../lib/i18n/index.tsx";
import { countryCodes, timeZones } from "../lib/places.ts";

/** By name in the reader's language. */
export function useCountryOptions() {
  const { format } = useI18n();
  return countryCodes
    .map((code) => ({ value: code, label: format.country(code) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

export const zoneOptions = () =>
  timeZones().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
