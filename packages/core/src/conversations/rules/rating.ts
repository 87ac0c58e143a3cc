import { DAY } from "@siar/kernel/clock";

const STAR = /^(?:(?:⭐|★|🌟)\uFE0F?\s*){1,5}$/u;
const STARS = /⭐|★|🌟/gu;
const NUMBER =
  /^([1-5])\uFE0F?\u20E3?(?:\s*(?:\/|dari|of|out of)\s*5)?(?:\s*(?:bintang|stars?))?[.!]*$/u;

/** How long an answer to the question for a rating is waited for. */
export const RATING_DAYS = 3;

export const isRatingAwaited = (askedAt: number | null, now: number): boolean =>
  askedAt !== null && askedAt > now - RATING_DAYS * DAY;

/** The rating that somebody gives by these words alone, from 1 to 5; null where they say something else. */
export function ratingOf(text: string): number | null {
  const said = text.trim().toLowerCase();
  const number = NUMBER.exec(said)?.[1];
  if (number !== undefined) return Number(number);
  return STAR.test(said) ? [...said.matchAll(STARS)].length : null;
}

const questions = {
  en: "How was our service? Answer with a number from 1 (poor) to 5 (excellent).",
  id: "Bagaimana pelayanan kami? Balas dengan angka 1 (buruk) sampai 5 (sangat baik).",
} as const;

export const ratingQuestion = (locale: keyof typeof questions): string => questions[locale];
