import type { Result } from "@siar/kernel/result";
import { readingAhead, type Bytes } from "./bytes.ts";
import { document, ole, pdf, zip } from "./document.ts";
import { movie } from "./movie.ts";
import { jpeg, png } from "./picture.ts";
import type { Container } from "./sniff.ts";
import { frames, mp3, ogg } from "./sound.ts";
import type { MediaType } from "./types.ts";

/** What a file really is, and what is cheap to know about it. */
export interface Inspected {
  readonly type: MediaType;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
}

/** A look inside: whether it is whole, and whether it is one that Meta takes. */
export function inspect(file: Bytes, container: Container): Promise<Result<Inspected>> {
  const bytes = readingAhead(file);
  switch (container) {
    case "jpeg":
      return jpeg(bytes);
    case "png":
      return png(bytes);
    case "movie":
    case "3gp":
    case "sound-movie":
      return movie(bytes, container);
    case "mp3":
      return mp3(bytes);
    case "aac":
      return frames("audio/aac");
    case "amr":
      return frames("audio/amr");
    case "ogg":
      return ogg(bytes);
    case "pdf":
      return pdf(bytes);
    case "zip":
      return zip(bytes);
    case "ole":
      return ole(bytes);
    case "text":
      return Promise.resolve(document("text/plain"));
  }
}
