import { openMedia } from "@siar/core/media";
import type { HttpContext } from "./context.ts";
import { fileAnswer } from "./media-file.ts";
import { problem } from "./problem.ts";

/** A file of the library, or its small picture, as a browser asks for them. */
export const serveMedia =
  (part: "file" | "thumbnail") =>
  async (c: HttpContext, { id }: { readonly id: number }): Promise<Response> => {
    const wanted = {
      id,
      part,
      range: c.req.header("range"),
      known: c.req.header("if-none-match"),
    };
    const opened = await openMedia(c.var.ctx, c.env.FILES, wanted);
    return opened.ok ? fileAnswer(opened.value) : problem(c, opened.error);
  };
