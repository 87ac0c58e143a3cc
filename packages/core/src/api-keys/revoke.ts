import { z } from "zod";
import { guardChanged } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { ApiKeyId } from "./schema.ts";
import { keyById, revokeStatement } from "./store.ts";

export const revoke = verb({
  name: "api-key.revoke",
  summary:
    "Revoke an API key of yours, or an owner anybody's: the next request with it is refused.",
  permission: "key:manage",
  input: ApiKeyId,
  output: z.object({ id: z.number().int() }),
  run: async (ctx, { id }) => {
    const key = await keyById(ctx, id);
    if (key === null) return fail("not-found", { what: "API key" });
    return ok({
      statements: [revokeStatement(ctx, id), guardChanged(ctx.db)],
      audit: {
        action: "api-key.revoke",
        entity: "api-key",
        entityId: id,
        before: { name: key.name, start: key.start },
      },
      onGuard: fail("not-found", { what: "API key" }).error,
      answer: () => ({ id }),
    });
  },
});
