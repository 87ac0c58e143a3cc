import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useForm } from "../../lib/use-form.ts";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { PermissionBoxes } from "./permission-boxes.tsx";
import { type Permission, type Role, rolesQuery } from "./queries.ts";
import { RecordDialog } from "./record-dialog.tsx";

interface Props {
  role?: Role;
  onClose: () => void;
}

interface Values {
  name: string;
  description: string;
  permissions: readonly Permission[];
}

function useRoleForm({ role, onClose }: Props) {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const initial: Values = {
    name: role?.name ?? "",
    description: role?.description ?? "",
    permissions: role?.permissions ?? [],
  };
  return useForm({
    initial,
    check: ({ name, permissions }) => ({
      ...(name.trim() === "" && { name: t("roles.nameNeeded") }),
      ...(permissions.length === 0 && { permissions: t("roles.permissionNeeded") }),
    }),
    save: ({ permissions, ...named }) => {
      const body = { ...named, permissions: [...permissions] };
      return answer(
        role
          ? api.PUT("/api/roles/{id}", {
              params: { path: { id: role.id } },
              body: { ...body, version: role.version },
            })
          : api.POST("/api/roles", { body }),
      );
    },
    onSaved: async ({ name }) => {
      await client.invalidateQueries({ queryKey: rolesQuery.queryKey });
      toast({ tone: "good", text: t("settings.savedOne", { name }) });
      onClose();
    },
  });
}

export function RoleDialog({ role, onClose }: Props) {
  const { t } = useI18n();
  const form = useRoleForm({ ...(role ? { role } : {}), onClose });
  const { data } = useQuery(rolesQuery);
  return (
    <RecordDialog
      title={role ? t("roles.edit") : t("roles.add")}
      description={t("roles.ownersOnly")}
      submit={t("action.save")}
      form={form}
      onClose={onClose}
    >
      <TextField
        label={t("roles.name")}
        autoComplete="off"
        error={form.error("name")}
        value={form.values.name}
        onChange={(value) => form.set("name", value)}
      />
      <TextField
        label={t("roles.note")}
        autoComplete="off"
        error={form.error("description")}
        value={form.values.description}
        onChange={(value) => form.set("description", value)}
      />
      <PermissionBoxes
        label={t("roles.permissions")}
        choices={data?.composable ?? []}
        chosen={form.values.permissions}
        error={form.error("permissions")}
        onChange={(permissions) => form.set("permissions", permissions)}
      />
    </RecordDialog>
  );
}
