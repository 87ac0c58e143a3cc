import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import type { Media } from "./schema.ts";
import { findMedia, show, type MediaRow } from "./store.ts";

export async function loadMedia(ctx: Pick<Ctx, "db">, id: number): Promise<Result<MediaRow>> {
  const found = await findMedia(ctx, id);
  return found === null ? fail("not-found", { what: "file" }) : ok(found.row);
}

export async function answerMedia(ctx: Ctx, id: number): Promise<Result<Media>> {
  const found = await findMedia(ctx, id);
  return found === null ? fail("not-found", { what: "file" }) : ok(show(found));
}
