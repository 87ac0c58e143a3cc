export interface Scale {
  top: number;
  /** From nothing to the top, in even steps of round numbers. */
  ticks: readonly number[];
}

/** Round numbers of people up to at least the highest of them. */
export function scaleOf(highest: number): Scale {
  const rough = Math.max(highest, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const fitting = [1, 2, 5, 10].map((by) => by * power).find((step) => step >= rough);
  const step = Math.max(1, fitting ?? 10 * power);
  const many = Math.max(1, Math.ceil(highest / step));
  return { top: many * step, ticks: Array.from({ length: many + 1 }, (_, at) => at * step) };
}
