/** One measured figure beside what it has to reach. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: number;
  readonly better: "higher" | "lower";
  /** The limit of this machine without Siar, taken in the same run. */
  readonly bare?: number;
}

/** A benchmark makes its own data and cleans up after itself. */
export type Bench = (report: (figure: Figure) => void) => Promise<void>;

export const isMet = ({ value, target, better }: Figure): boolean =>
  better === "higher" ? value >= target : value <= target;

export function lineOf(figure: Figure): string {
  const { name, value, unit, target, better, bare } = figure;
  const bound = `${better === "higher" ? "≥" : "≤"} ${short(target)} ${unit}`;
  const ratio =
    bare === undefined ? "" : `  ${short((value / bare) * 100)} % of bare ${short(bare)}`;
  return `${isMet(figure) ? "met  " : "short"}  ${name}: ${short(value)} ${unit} (${bound})${ratio}`;
}

const short = (value: number): string =>
  value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 2 : 0 });
