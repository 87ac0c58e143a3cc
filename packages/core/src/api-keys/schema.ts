import { z } from "zod";

export const ApiKey = z
  .object({
    id: z.number().int(),
    name: z.string(),
    /** How the key begins, to tell it from others. */
    start: z.string(),
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
});

export const ApiKeyId = z.object({ id: z.coerce.number().int().positive() });
