import { useSuspenseQuery } from "@tanstack/react-query";
import { Plug } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { AccountPanel } from "./account-panel.tsx";
import { ConnectDialog } from "./connect-dialog.tsx";
import { Guide } from "./guide.tsx";
import { type Account, accountsQuery } from "./queries.ts";
import { Reach } from "./reach.tsx";

export function Accounts() {
  const { t } = useI18n();
  const can = useCan();
  const [connecting, setConnecting] = useState(false);
  const { data } = useSuspenseQuery(accountsQuery);
  const living = data.items.filter(isLiving);
  const connect = can("channel:manage") && (
    <Button
      look={living.length === 0 ? "primary" : "secondary"}
      icon={<Plug size={16} aria-hidden="true" />}
      onClick={() => setConnecting(true)}
    >
      {t(living.length === 0 ? "connection.connect" : "connection.connectAnother")}
    </Button>
  );
  return (
    <div className="grid gap-5">
      {living.length > 0 && <Reach />}
      {living.length === 0 && (
        <Panel title={t("connection.none")} description={t("connection.noneHint")}>
          <Guide />
          {connect && <div className="mt-5 pl-11">{connect}</div>}
        </Panel>
      )}
      {data.items.toSorted(livingFirst).map((account) => (
        <AccountPanel key={account.id} account={account} />
      ))}
      {living.length > 0 && <div>{connect}</div>}
      {connecting && <ConnectDialog onClose={() => setConnecting(false)} />}
    </div>
  );
}

const isLiving = ({ status }: Account): boolean => status !== "disconnected";

const livingFirst = (one: Account, other: Account): number =>
  Number(isLiving(other)) - Number(isLiving(one));
