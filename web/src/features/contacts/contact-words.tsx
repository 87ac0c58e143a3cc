import { ShieldOff, VolumeX } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Badge } from "../../ui/badge.tsx";
import type { Contact } from "./queries.ts";

/** Somebody without a name is known by the number, or by Meta's id. */
export const contactName = ({ name, phone, userId }: Pick<Contact, "name" | "phone" | "userId">) =>
  name || (phone ?? userId ?? "");

type Refusal = Pick<Contact, "optedOut" | "metaStopped">;

/** Nothing for whoever may be written to. */
export function ConsentBadge({ optedOut, metaStopped }: Refusal) {
  const { t } = useI18n();
  if (metaStopped) {
    return (
      <Badge tone="bad" icon={<ShieldOff size={12} aria-hidden="true" />}>
        {t("contacts.metaStopped")}
      </Badge>
    );
  }
  if (!optedOut) return null;
  return (
    <Badge tone="bad" icon={<VolumeX size={12} aria-hidden="true" />}>
      {t("contacts.optedOut")}
    </Badge>
  );
}
