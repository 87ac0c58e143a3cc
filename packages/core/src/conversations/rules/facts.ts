import { z } from "zod";

const File = z.object({
  mime_type: z.string().max(200).nullish().catch(null),
  filename: z.string().max(300).nullish().catch(null),
});

const Place = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

const FILES = new Set(["image", "video", "audio", "document", "sticker"]);

interface Facts {
  readonly file: { readonly name: string | null; readonly mime: string | null } | null;
  readonly place: z.output<typeof Place> | null;
}

/** What a message of a customer's is beside its text, from Meta's description of it. */
export function factsOf(type: string, payload: string | null): Facts {
  const described = parsed(payload);
  if (FILES.has(type)) {
    const file = File.safeParse(described);
    const { mime_type: mime, filename: name } = file.success ? file.data : {};
    return { file: { name: name ?? null, mime: mime ?? null }, place: null };
  }
  const place = type === "location" ? Place.safeParse(described) : null;
  return { file: null, place: place?.success === true ? place.data : null };
}

function parsed(payload: string | null): unknown {
  try {
    return JSON.parse(payload ?? "null");
  } catch {
    return null;
  }
}
