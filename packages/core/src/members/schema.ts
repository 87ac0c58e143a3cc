export const roles = ["owner", "supervisor", "agent"] as const;
export type Role = (typeof roles)[number];
