import { queryOptions, useQuery } from "@tanstack/react-query";
import { Plus, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { RowMenu } from "../../ui/data-table/row-menu.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RecordLine, RecordList } from "../../ui/record-list.tsx";
import { Removal } from "../../ui/removal.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { builtInNames } from "./permission-names.ts";
import { type Role, rolesQuery } from "./queries.ts";
import { RecordSheet } from "./record-sheet.tsx";
import { RoleDialog } from "./role-dialog.tsx";

type Asked = { act: "add" } | { act: "edit" | "delete"; role: Role };

const composedQuery = queryOptions({ ...rolesQuery, select: ({ items }) => items });

/** What members may do: the owner's own roles, and those that come with Siar. */
export function Roles() {
  const { t } = useI18n();
  const can = useCan();
  const [asked, ask] = useState<Asked>();
  return (
    <>
      <PageHeader
        title={t("roles.title")}
        description={t("roles.description")}
        actions={
          can("role:manage") && (
            <Button
              look="primary"
              icon={<Plus size={16} aria-hidden="true" />}
              onClick={() => ask({ act: "add" })}
            >
              {t("roles.add")}
            </Button>
          )
        }
      />
      <div className="grid gap-6">
        <section className="grid gap-2">
          <h2 className="text-lg">{t("roles.composed")}</h2>
          <ComposedRoles onAsk={ask} />
        </section>
        <BuiltInRoles />
      </div>
      <Dialogs asked={asked} onClose={() => ask(undefined)} />
    </>
  );
}

function ComposedRoles({ onAsk }: { onAsk: (asked: Asked) => void }) {
  const { t } = useI18n();
  return (
    <RecordSheet
      title={t("roles.composed")}
      query={composedQuery}
      empty={
        <EmptyState icon={<ShieldCheck aria-hidden="true" />} title={t("roles.none")}>
          {t("roles.noneHint")}
        </EmptyState>
      }
    >
      {(role) => <RoleLine role={role} onAsk={onAsk} />}
    </RecordSheet>
  );
}

function RoleLine({ role, onAsk }: { role: Role; onAsk: (asked: Asked) => void }) {
  const { t } = useI18n();
  const can = useCan();
  const { name, description, permissions, memberCount } = role;
  return (
    <RecordLine
      title={name}
      note={description || t("roles.may", { count: permissions.length })}
      end={t("roles.holders", { count: memberCount })}
      actions={
        can("role:manage") && (
          <RowMenu
            row={role}
            name={name}
            actions={[
              { label: t("action.edit"), run: () => onAsk({ act: "edit", role }) },
              {
                label: t("action.delete"),
                danger: true,
                run: () => onAsk({ act: "delete", role }),
              },
            ]}
          />
        )
      }
    />
  );
}

function BuiltInRoles() {
  const { t } = useI18n();
  const { data } = useQuery(rolesQuery);
  if (!data) return null;
  return (
    <section className="grid gap-2">
      <h2 className="text-lg">{t("roles.builtIn")}</h2>
      <div className="sheet">
        <RecordList label={t("roles.builtIn")} rows={data.builtIn} rowKey={({ role }) => role}>
          {({ role, memberCount }) => (
            <RecordLine
              title={t(builtInNames[role].label)}
              note={t(builtInNames[role].may)}
              end={t("roles.holders", { count: memberCount })}
            />
          )}
        </RecordList>
      </div>
    </section>
  );
}

function Dialogs({ asked, onClose }: { asked: Asked | undefined; onClose: () => void }) {
  const { t } = useI18n();
  if (!asked) return null;
  if (asked.act === "add") return <RoleDialog onClose={onClose} />;
  const { id, name } = asked.role;
  if (asked.act === "edit") return <RoleDialog role={asked.role} onClose={onClose} />;
  return (
    <Removal
      title={t("roles.deleteTitle", { name })}
      consequence={t("roles.deleteMeans")}
      confirm={t("roles.delete")}
      name={name}
      remove={() => done(api.DELETE("/api/roles/{id}", { params: { path: { id } } }))}
      listKey={rolesQuery.queryKey}
      onClose={onClose}
    />
  );
}
