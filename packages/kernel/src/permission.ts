/** Every act that somebody may be allowed to do. Code asks for these, never for a role. */
export const permissions = [
  "audit:view",
  "backup:manage",
  "business:view",
  "campaign:create",
  "campaign:delete",
  "campaign:send",
  "campaign:update",
  "campaign:view",
  "channel:manage",
  "channel:view",
  "contact:delete",
  "contact:read_phone",
  "contact:view",
  "contact:write",
  "conversation:reply",
  "conversation:view",
  "job:manage",
  "job:view",
  "key:manage",
  "media:manage",
  "media:view",
  "member:manage",
  "member:view",
  "notification:view",
  "role:manage",
  "segment:view",
  "segment:write",
  "settings:view",
  "settings:write",
  "template:manage",
  "template:view",
] as const;

export type Permission = (typeof permissions)[number];

export const isPermission = (name: string): name is Permission =>
  permissions.some((permission) => permission === name);
