import { z } from "zod";
import { permissions } from "@siar/kernel/permission";
import { isRange } from "./rules/index.ts";

const Scope = z
  .array(z.enum(permissions))
  .nullable()
  .describe("What it may do, of what its member may; null for all of it.");

export const ApiKey = z
  .object({
    id: z.number().int(),
    name: z.string(),
    /** How the key begins, to tell it from others. */
    start: z.string(),
    permissions: Scope,
    allowedAddresses: z.array(z.string()).describe("None means from anywhere."),
    memberId: z.number().int(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    expiresAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.infer<typeof ApiKey>;

export const NewApiKey = z
  .object({ ...ApiKey.shape, key: z.string().describe("The key itself. It is shown this once.") })
  .meta({ id: "NewApiKey" });

export const ApiKeyInput = z.object({
  name: z.string().trim().min(1, "A name is needed.").max(100),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
  permissions: Scope.default(null),
  allowedAddresses: z
    .array(z.string().trim().refine(isRange, "Write an address as 203.0.113.7 or 203.0.113.0/24."))
    .max(50)
    .default([])
    .describe("Addresses or networks (CIDR) that it may come from; none means from anywhere."),
});

export const ApiKeyId = z.object({ id: z.coerce.number().int().positive() });
