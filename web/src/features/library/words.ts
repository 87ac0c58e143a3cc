import type { MessageKey } from "../../lib/i18n/index.tsx";
import type { Message } from "./queries.ts";

export const kindWords: Readonly<Record<Message["type"], MessageKey>> = {
  text: "library.kind.text",
  image: "library.kind.image",
  document: "library.kind.document",
  video: "library.kind.video",
};
