import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { roleNames } from "../roles/schema.ts";

/** better-auth's user; the rest of the code knows it as a member. */
export const members = sqliteTable(
  "members",
  {
    id: integer("id").primaryKey(),
    name: text("name").notNull(),
    email: text("email").notNull().unique(),
    emailVerified: integer("email_verified", { mode: "boolean" }).notNull().default(false),
    image: text("image"),
    role: text("role", { enum: roleNames }).notNull(),
    customRoleId: integer("custom_role_id"),
    suspendedAt: integer("suspended_at", { mode: "timestamp_ms" }),
    /** Whoever is removed is suspended as well, so that one question tells who may come in. */
    removedAt: integer("removed_at", { mode: "timestamp_ms" }),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
  },
  (table) => [index("members_custom_role").on(table.customRoleId)],
);

export const sessions = sqliteTable(
  "sessions",
  {
    id: integer("id").primaryKey(),
    token: text("token").notNull().unique(),
    userId: integer("user_id").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

/** How a member signs in: a password hash, later other providers. */
export const signIns = sqliteTable(
  "sign_ins",
  {
    id: integer("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: integer("user_id").notNull(),
    password: text("password"),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: integer("access_token_expires_at", { mode: "timestamp_ms" }),
    refreshTokenExpiresAt: integer("refresh_token_expires_at", { mode: "timestamp_ms" }),
    scope: text("scope"),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
  },
  (table) => [index("sign_ins_user").on(table.userId)],
);

export const verifications = sqliteTable(
  "verifications",
  {
    id: integer("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
  },
  (table) => [index("verifications_identifier").on(table.identifier)],
);

/** Failed sign-ins per e-mail and per address, for the throttle. The subject is a hash. */
export const signInTries = sqliteTable("sign_in_tries", {
  subject: text("subject").primaryKey(),
  tries: integer("tries").notNull(),
  since: integer("since").notNull(),
});
