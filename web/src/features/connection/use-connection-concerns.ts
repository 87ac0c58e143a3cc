import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import type { Concern } from "../../ui/concerns.tsx";
import { accountsQuery } from "./queries.ts";

const to = "/settings/whatsapp";

/** Without a number that works, nothing else here works. Undefined until it is known. */
export function useConnectionConcerns(): readonly Concern[] | undefined {
  const { t } = useI18n();
  const can = useCan();
  const may = can("channel:view");
  const { data } = useQuery({ ...accountsQuery, enabled: may });
  if (!may) return [];
  if (!data) return undefined;
  if (data.items.length === 0) {
    return [{ key: "no connection", tone: "warn", text: t("overview.noConnection"), to }];
  }
  return data.items
    .filter(({ status }) => status === "failing")
    .map(({ id, name, lastError }) => ({
      key: `account ${id}`,
      tone: "bad" as const,
      text: t("overview.connection", { name, reason: lastError ?? "" }),
      to,
    }));
}
