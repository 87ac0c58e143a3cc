import { BookOpen, KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useNow } from "../../lib/use-now.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RecordLine } from "../../ui/record-list.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { ApiKeyDialog } from "./api-key-dialog.tsx";
import { type ApiKey, apiKeysQuery } from "./queries.ts";
import { RecordSheet } from "./record-sheet.tsx";
import { Removal } from "../../ui/removal.tsx";

export function ApiKeys() {
  const { t } = useI18n();
  const [making, make] = useState(false);
  const [revoked, revoke] = useState<ApiKey>();
  return (
    <>
      <PageHeader
        title={t("settings.apiKeys")}
        description={t("apiKeys.description")}
        actions={<Actions onMake={() => make(true)} />}
      />
      <RecordSheet
        title={t("settings.apiKeys")}
        query={apiKeysQuery}
        empty={
          <EmptyState icon={<KeyRound aria-hidden="true" />} title={t("apiKeys.none")}>
            {t("apiKeys.noneHint")}
          </EmptyState>
        }
      >
        {(key) => <KeyLine apiKey={key} onRevoke={() => revoke(key)} />}
      </RecordSheet>
      {making && <ApiKeyDialog onClose={() => make(false)} />}
      {revoked && <Revocation apiKey={revoked} onClose={() => revoke(undefined)} />}
    </>
  );
}

function Actions({ onMake }: { onMake: () => void }) {
  const { t } = useI18n();
  return (
    <>
      <Button asChild>
        <a href="/api/docs">
          <BookOpen size={16} aria-hidden="true" />
          {t("home.apiDocs")}
        </a>
      </Button>
      <Button look="primary" icon={<Plus size={16} aria-hidden="true" />} onClick={onMake}>
        {t("apiKeys.create")}
      </Button>
    </>
  );
}

function KeyLine({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { t, format } = useI18n();
  const now = useNow();
  const { name, start, lastUsedAt, expiresAt, permissions, allowedAddresses } = apiKey;
  const expired = expiresAt !== null && new Date(expiresAt).getTime() < now;
  const until = expiresAt && t("apiKeys.until", { date: format.date(expiresAt) });
  return (
    <RecordLine
      title={
        <>
          {name}
          {expired && <Badge tone="warn">{t("apiKeys.expired")}</Badge>}
        </>
      }
      note={
        <>
          <code className="font-mono">{start}…</code>
          {permissions && ` · ${t("roles.may", { count: permissions.length })}`}
          {allowedAddresses.length > 0 &&
            ` · ${t("apiKeys.addressesOnly", { count: allowedAddresses.length })}`}
          {until && !expired && ` · ${until}`}
        </>
      }
      end={
        lastUsedAt === null ? (
          t("apiKeys.neverUsed")
        ) : (
          <>
            {t("apiKeys.lastUsed")} <RelativeTime value={lastUsedAt} />
          </>
        )
      }
      actions={
        <Button size="sm" onClick={onRevoke} aria-label={t("apiKeys.revokeOne", { name })}>
          {t("apiKeys.revoke")}
        </Button>
      }
    />
  );
}

function Revocation({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useI18n();
  const { id, name } = apiKey;
  return (
    <Removal
      title={t("apiKeys.revokeTitle", { name })}
      consequence={t("apiKeys.revokeMeans")}
      confirm={t("apiKeys.revokeOne", { name })}
      name={name}
      remove={() => done(api.DELETE("/api/api-keys/{id}", { params: { path: { id } } }))}
      listKey={apiKeysQuery.queryKey}
      onClose={onClose}
    />
  );
}
