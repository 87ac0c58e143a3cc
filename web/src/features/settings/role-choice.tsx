import { isBelow } from "@siar/core/roles/rules";
import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useSession } from "../../lib/session.ts";
import { RadioCards } from "../../ui/radio-cards.tsx";
import { builtInNames } from "./permission-names.ts";
import { type BuiltInRole, type Member, rolesQuery } from "./queries.ts";

type Built = Exclude<BuiltInRole["role"], "owner">;

/** A role as one chooses it: a built-in one by its name, one's own by its number. */
export type ChosenRole = Built | `custom:${number}`;

export const given = (chosen: ChosenRole) =>
  isBuiltIn(chosen)
    ? { role: chosen, customRoleId: null }
    : { role: "custom" as const, customRoleId: Number(chosen.slice("custom:".length)) };

const isBuiltIn = (chosen: ChosenRole): chosen is Built => !chosen.startsWith("custom:");

export const chosenOf = ({ role, customRole }: Member): ChosenRole | undefined => {
  if (role === "owner") return undefined;
  if (role !== "custom") return role;
  return customRole ? `custom:${customRole.id}` : undefined;
};

/** Only roles that may truly less than oneself: others one cannot give. */
function useCards() {
  const { t } = useI18n();
  const { permissions } = useSession();
  const { data } = useQuery(rolesQuery);
  if (!data) return [];
  const below = (role: { permissions: readonly string[] }) =>
    isBelow(new Set(role.permissions), new Set(permissions));
  const builtIn = data.builtIn.filter(below).flatMap(({ role }) => {
    if (role === "owner") return [];
    const { label, may } = builtInNames[role];
    return [{ value: role, label: t(label), hint: t(may) }];
  });
  const own = data.items.filter(below).map((role) => ({
    value: `custom:${role.id}` as const,
    label: role.name,
    hint: role.description || t("roles.may", { count: role.permissions.length }),
  }));
  return [...builtIn, ...own];
}

interface Props {
  value: ChosenRole;
  onChange: (role: ChosenRole) => void;
}

export function RoleChoice({ value, onChange }: Props) {
  const { t } = useI18n();
  const cards = useCards();
  return (
    <RadioCards<ChosenRole>
      label={t("role.choose")}
      cards={cards}
      value={value}
      onChange={onChange}
    />
  );
}

export function useRoleName(): (member: Pick<Member, "role" | "customRole">) => string {
  const { t } = useI18n();
  return ({ role, customRole }) =>
    role === "custom" ? (customRole?.name ?? "—") : t(builtInNames[role].label);
}
