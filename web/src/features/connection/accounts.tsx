import { useSuspenseQuery } from "@tanstack/react-query";
import { Plug } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { AccountPanel } from "./account-panel.tsx";
import { ConnectDialog } from "./connect-dialog.tsx";
import { accountsQuery } from "./queries.ts";

export function Accounts() {
  const { t } = useI18n();
  const can = useCan();
  const [connecting, setConnecting] = useState(false);
  const { data } = useSuspenseQuery(accountsQuery);
  const connect = can("channel:manage") && (
    <Button
      look={data.items.length === 0 ? "primary" : "secondary"}
      icon={<Plug size={16} aria-hidden="true" />}
      onClick={() => setConnecting(true)}
    >
      {t("connection.connect")}
    </Button>
  );
  return (
    <div className="grid gap-5">
      {data.items.map((account) => (
        <AccountPanel key={account.id} account={account} />
      ))}
      {data.items.length > 0 && <div>{connect}</div>}
      {data.items.length === 0 && (
        <div className="sheet">
          <EmptyState
            icon={<Plug aria-hidden="true" />}
            title={t("connection.none")}
            action={connect}
          >
            {t("connection.noneHint")}
          </EmptyState>
        </div>
      )}
      {connecting && <ConnectDialog onClose={() => setConnecting(false)} />}
    </div>
  );
}
