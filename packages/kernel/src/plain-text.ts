import { z } from "zod";

/**
 * What a person typed, kept as it was typed. Only what no database gives back unchanged is dealt
 * with: NUL, where SQLite's text functions stop, is refused, and lone surrogates are replaced.
 */
export const PlainText = z
  .string()
  .refine((text) => !text.includes("\u0000"), "NUL characters are not text.")
  .overwrite((text) => text.toWellFormed());

/** A name or the like: without the blanks around it. */
export const Title = PlainText.trim();
