import { insertedId, newest } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { sha256 } from "@siar/kernel/secret";
import { verb } from "@siar/kernel/verb";
import { keyBytes, keyFrom, startOf } from "./rules/index.ts";
import { ApiKeyInput, NewApiKey } from "./schema.ts";
import { insertStatement, show } from "./store.ts";

export const create = verb({
  name: "api-key.create",
  summary: "Make an API key. It acts with your own permissions and is shown this once.",
  permission: "key:manage",
  input: ApiKeyInput,
  output: NewApiKey,
  run: async (ctx, { name, expiresAt }) => {
    const { memberId } = ctx.actor;
    if (memberId === null) return fail("not-signed-in");
    const expires = expiresAt === null ? null : Date.parse(expiresAt);
    if (expires !== null && expires <= ctx.now) {
      const errors = [{ path: "expiresAt", message: "This time lies in the past." }];
      return fail("invalid-input", {}, errors);
    }
    const key = keyFrom(crypto.getRandomValues(new Uint8Array(keyBytes)));
    const row = {
      name,
      start: startOf(key),
      hash: await sha256(key),
      memberId,
      createdAt: ctx.now,
      lastUsedAt: null,
      expiresAt: expires,
      revokedAt: null,
    };
    return ok({
      statements: [insertStatement(ctx, row)],
      audit: {
        action: "api-key.create",
        entity: "api-key",
        entityId: newest("api_keys"),
        after: { name, start: row.start, expiresAt },
      },
      answer: ([inserted]) => ({ ...show({ ...row, id: insertedId(inserted) }), key }),
    });
  },
});
