import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../lib/i18n/index.tsx";
import { unreadQuery } from "./queries.ts";

const MOST = 99;

/** In how many conversations something waits to be read. */
export function UnreadBadge() {
  const { t } = useI18n();
  const { data } = useQuery(unreadQuery);
  const count = data?.count ?? 0;
  if (count === 0) return null;
  return (
    <span className="ml-auto rounded-full bg-accent px-1.5 text-xs font-semibold text-on-accent">
      <span aria-hidden="true">{count > MOST ? `${MOST}+` : count}</span>
      <span className="sr-only">{t("nav.unread", { count })}</span>
    </span>
  );
}
