import { z } from "zod";
import { PageInput } from "@siar/kernel/page";
import { Title } from "@siar/kernel/plain-text";
import { campaignStatuses } from "../campaigns/schema.ts";

export const mediaKinds = ["image", "video", "audio", "document"] as const;
export type MediaKind = (typeof mediaKinds)[number];

const Count = z.number().int().nonnegative();

export const Media = z
  .object({
    id: z.number().int(),
    version: z.number().int(),
    name: z.string().describe("As people read it; a document arrives under it."),
    kind: z.enum(mediaKinds).describe("By the bytes of the file, not by its name."),
    mime: z.string(),
    size: Count.describe("In bytes."),
    width: Count.nullable(),
    height: Count.nullable(),
    durationMs: Count.nullable(),
    sha256: z.string(),
    hasThumbnail: z.boolean(),
    useCount: Count.describe(
      "Campaigns of any state, and messages of the library, with this file.",
    ),
    createdBy: z.number().int().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Media" });
export type Media = z.infer<typeof Media>;

export const MediaId = z.object({ id: z.coerce.number().int().positive() });

export const MediaFilter = PageInput.extend({
  search: z.string().trim().max(100).optional().describe("Part of the name."),
  kind: z.enum(mediaKinds).optional(),
});
export type MediaFilter = z.output<typeof MediaFilter>;

export const MediaName = Title.min(1, "A name is needed.").max(200);

export const MediaUsers = z
  .object({
    campaigns: z
      .array(z.object({ id: z.number().int(), name: z.string(), status: z.enum(campaignStatuses) }))
      .describe("Of any state, the newest hundred."),
    messages: z
      .array(z.object({ id: z.number().int(), name: z.string() }))
      .describe("Of the library, the newest hundred."),
  })
  .meta({ id: "MediaUsers" });
