const STANDARD = 80;
const HIGH = 1_000;

/** Messages a second by Meta's word for it; a word that nobody knows is read as the lower one. */
export const throughputOf = (level: string | undefined): number =>
  level?.toUpperCase() === "HIGH" ? HIGH : STANDARD;
