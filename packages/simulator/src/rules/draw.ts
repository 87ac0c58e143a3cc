// Chance that can be repeated: the same seed, message and question always give the same answer.

/** A number in [0, 1). */
export function draw(seed: number, seq: number, question: string): number {
  let hash = (seed ^ 0x9e3779b9) >>> 0;
  for (let place = 0; place < question.length; place += 1) {
    hash = Math.imul(hash ^ question.charCodeAt(place), 0x01000193);
  }
  hash ^= Math.imul(seq + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

export function within(range: Range, chance: number): number {
  return Math.round(range.min + (range.max - range.min) * chance);
}
