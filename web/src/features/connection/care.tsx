import { KeyRound, Unplug } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { Checks } from "./checks.tsx";
import { type Account, useDisconnect, useEndRotation, useTestConnection } from "./queries.ts";
import { SecretsDialog } from "./secrets-dialog.tsx";

/** What can be done to an account. */
export function Care({ account }: { account: Account }) {
  const { t } = useI18n();
  const [open, setOpen] = useState<"secrets" | "leave">();
  const test = useTestConnection(account.id);
  const close = () => setOpen(undefined);
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      {account.rotatedAt !== null && <Rotation account={account} since={account.rotatedAt} />}
      <div className="flex flex-wrap gap-2">
        <Button busy={test.isPending} onClick={() => test.mutate(undefined)}>
          {t("connection.test")}
        </Button>
        <Button icon={<KeyRound size={16} aria-hidden="true" />} onClick={() => setOpen("secrets")}>
          {t("connection.secrets")}
        </Button>
        <Button
          look="quiet"
          icon={<Unplug size={16} aria-hidden="true" />}
          onClick={() => setOpen("leave")}
        >
          {t("connection.disconnect")}
        </Button>
      </div>
      <div aria-live="polite" className="grid gap-2 empty:hidden">
        {test.error && <ProblemNote problem={problemFrom(test.error)} />}
        {test.data?.ok && (
          <div className="grid gap-2 rounded-md bg-good-soft py-3">
            <p className="px-3 font-semibold">{t("connection.allWell")}</p>
            <Checks checks={test.data.checks} accountId={account.id} />
          </div>
        )}
      </div>
      {open === "secrets" && <SecretsDialog account={account} onClose={close} />}
      {open === "leave" && <DisconnectDialog account={account} onClose={close} />}
    </div>
  );
}

/** While the secret is changed at Meta, webhooks signed with either are taken. */
function Rotation({ account, since }: { account: Account; since: string }) {
  const { t } = useI18n();
  const end = useEndRotation(account.id);
  return (
    <div className="grid justify-items-start gap-2 rounded-md bg-info-soft px-3 py-2.5">
      <p>
        {t("connection.rotating")} <RelativeTime value={since} />
      </p>
      <Button size="sm" busy={end.isPending} onClick={() => end.mutate(undefined)}>
        {t("connection.endRotation")}
      </Button>
      {end.error && <ProblemNote problem={problemFrom(end.error)} />}
    </div>
  );
}

function DisconnectDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useI18n();
  const disconnect = useDisconnect(account.id);
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("connection.disconnect.title", { name: account.name })}
      consequence={t("connection.disconnect.consequence")}
      confirm={t("connection.disconnect.confirm")}
      danger
      busy={disconnect.isPending}
      problem={disconnect.error ? problemFrom(disconnect.error) : undefined}
      onConfirm={() => disconnect.mutate(undefined, { onSuccess: onClose })}
    />
  );
}
