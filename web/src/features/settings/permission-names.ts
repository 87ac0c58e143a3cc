import type { MessageKey } from "../../lib/i18n/index.tsx";
import type { BuiltInRole, Permission } from "./queries.ts";

export const permissionNames: Readonly<Record<Permission, MessageKey>> = {
  "audit:view": "permission.audit:view",
  "backup:manage": "permission.backup:manage",
  "business:view": "permission.business:view",
  "campaign:create": "permission.campaign:create",
  "campaign:delete": "permission.campaign:delete",
  "campaign:send": "permission.campaign:send",
  "campaign:update": "permission.campaign:update",
  "campaign:view": "permission.campaign:view",
  "channel:manage": "permission.channel:manage",
  "channel:view": "permission.channel:view",
  "contact:delete": "permission.contact:delete",
  "contact:read_phone": "permission.contact:read_phone",
  "contact:view": "permission.contact:view",
  "contact:write": "permission.contact:write",
  "conversation:reply": "permission.conversation:reply",
  "conversation:view": "permission.conversation:view",
  "job:manage": "permission.job:manage",
  "job:view": "permission.job:view",
  "key:manage": "permission.key:manage",
  "media:manage": "permission.media:manage",
  "media:view": "permission.media:view",
  "member:manage": "permission.member:manage",
  "member:view": "permission.member:view",
  "notification:view": "permission.notification:view",
  "role:manage": "permission.role:manage",
  "segment:view": "permission.segment:view",
  "segment:write": "permission.segment:write",
  "settings:view": "permission.settings:view",
  "settings:write": "permission.settings:write",
  "template:manage": "permission.template:manage",
  "template:view": "permission.template:view",
};

const isPermission = (name: string): name is Permission => Object.hasOwn(permissionNames, name);

export const allPermissions: readonly Permission[] =
  Object.keys(permissionNames).filter(isPermission);

type AreaOf<Name extends string> = Name extends `${infer Area}:${string}` ? Area : never;

export const areaNames: Readonly<Record<AreaOf<Permission>, MessageKey>> = {
  audit: "permissionArea.audit",
  backup: "permissionArea.backup",
  business: "permissionArea.business",
  campaign: "permissionArea.campaign",
  channel: "permissionArea.channel",
  contact: "permissionArea.contact",
  conversation: "permissionArea.conversation",
  job: "permissionArea.job",
  key: "permissionArea.key",
  media: "permissionArea.media",
  member: "permissionArea.member",
  notification: "permissionArea.notification",
  role: "permissionArea.role",
  segment: "permissionArea.segment",
  settings: "permissionArea.settings",
  template: "permissionArea.template",
};

/** What each built-in role is called, and what it may do in a sentence. */
export const builtInNames: Readonly<
  Record<BuiltInRole["role"], { label: MessageKey; may: MessageKey }>
> = {
  owner: { label: "role.owner", may: "role.ownerMay" },
  manager: { label: "role.manager", may: "role.managerMay" },
  supervisor: { label: "role.supervisor", may: "role.supervisorMay" },
  agent: { label: "role.agent", may: "role.agentMay" },
  viewer: { label: "role.viewer", may: "role.viewerMay" },
};
