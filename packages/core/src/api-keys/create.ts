import { insertedId, newest } from "@siar/kernel/commit";
import { may, personOf } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { sha256 } from "@siar/kernel/secret";
import { verb } from "@siar/kernel/verb";
import { keyBytes, keyFrom, startOf } from "./rules/index.ts";
import { ApiKeyInput, NewApiKey } from "./schema.ts";
import { insertStatement, show } from "./store.ts";

export const create = verb({
  name: "api-key.create",
  summary:
    "Make an API key. It may what you may, or less, and is shown this once. Only a person does.",
  permission: "key:manage",
  input: ApiKeyInput,
  output: NewApiKey,
  run: async (ctx, { name, expiresAt, permissions, allowedAddresses }) => {
    const memberId = personOf(ctx);
    if (memberId === null) return fail("not-signed-in");
    const expires = expiresAt === null ? null : Date.parse(expiresAt);
    if (expires !== null && expires <= ctx.now) {
      const errors = [{ path: "expiresAt", message: "This time lies in the past." }];
      return fail("invalid-input", {}, errors);
    }
    const beyond = (permissions ?? []).filter((permission) => !may(ctx, permission));
    if (beyond.length > 0) {
      const message = `You may not do this yourself: ${beyond.join(", ")}.`;
      return fail("invalid-input", {}, [{ path: "permissions", message }]);
    }
    const key = keyFrom(crypto.getRandomValues(new Uint8Array(keyBytes)));
    const row = {
      name,
      permissions,
      allowedAddresses: allowedAddresses.length === 0 ? null : allowedAddresses,
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
        after: { name, start: row.start, expiresAt, permissions, allowedAddresses },
      },
      answer: ([inserted]) => ({ ...show({ ...row, id: insertedId(inserted) }), key }),
    });
  },
});
