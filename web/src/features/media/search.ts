import { z } from "zod";

export const mediaSearch = z.object({
  q: z.string().max(100).optional().catch(undefined),
  kind: z.enum(["image", "video", "audio", "document"]).optional().catch(undefined),
  /** The file that is shown beside the library. */
  show: z.coerce.number().int().positive().optional().catch(undefined),
});
export type MediaPageSearch = z.infer<typeof mediaSearch>;
