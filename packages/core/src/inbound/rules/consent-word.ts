import { bareWords, readKeyword, type Keywords } from "../../consent/rules/index.ts";
import type { MessageEvent } from "@siar/whatsapp/webhook";

export type ConsentWord = {
  readonly act: "opt_out" | "opt_in";
  readonly source: "keyword" | "button";
};

/** What may stand beside STOP on a button: the business wrote it, so it means what it says. */
const BESIDE_STOP = new Set(
  "promo promos promosi promotion promotions marketing pesan langganan berlangganan offers penawaran iklan updates info messages receiving menerima dari from".split(
    " ",
  ),
);

/** What a message says about consent: the whole of it is a keyword, or an opt-out button. */
export function consentWordOf(
  message: Pick<MessageEvent, "type" | "text" | "pressed">,
  keywords: Keywords,
): ConsentWord | null {
  if (message.pressed !== null) {
    const { label, payload } = message.pressed;
    const stops = [label, payload].some((words) => isOptOutButton(words, keywords));
    if (stops) return { act: "opt_out", source: "button" };
    return actOf(label, keywords, "button");
  }
  if (message.type === "interactive") return actOf(message.text, keywords, "button");
  return message.type === "text" ? actOf(message.text, keywords, "keyword") : null;
}

function actOf(
  text: string,
  keywords: Keywords,
  source: ConsentWord["source"],
): ConsentWord | null {
  const act = readKeyword(text, keywords);
  return act === null ? null : { act, source };
}

/** `Berhenti promo`, `STOP_PROMO`: an opt-out word, and nothing beside it but what it stops. */
function isOptOutButton(words: string, { optOut }: Keywords): boolean {
  const said = ` ${bareWords(words)} `;
  return optOut.some((keyword) => {
    const stop = ` ${bareWords(keyword)} `;
    if (stop.trim() === "" || !said.includes(stop)) return false;
    const beside = said.replace(stop, " ").trim();
    return beside.split(" ").every((word) => word === "" || BESIDE_STOP.has(word));
  });
}
