export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export const nothing: Counts = { passed: 0, failed: 0 };

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

const mark = "failed: ";

/** One line for what failed, so that it can be found again at the end of a long output. */
export const failureLine = (where: string, why: string): string =>
  `${mark}${where}: ${why.split("\n", 1)[0] ?? ""}`;

export const failuresIn = (output: string): readonly string[] =>
  output.split("\n").filter((line) => line.startsWith(mark));

/** What every run says last, for people and machines. */
export const lastLine = ({ passed, failed }: Counts): string =>
  `${passed} passed, ${failed} failed`;

/** What a run said in its last line. One that broke before it could say so has failed. */
export function countsIn(output: string, well: boolean): Counts {
  const said = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  const counts = { passed: Number(said?.[1] ?? 0), failed: Number(said?.[2] ?? 0) };
  const broken = counts.failed === 0 && (!well || said === null);
  return broken ? { ...counts, failed: 1 } : counts;
}
