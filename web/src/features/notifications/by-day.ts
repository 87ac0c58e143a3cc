/** Runs of things of the same day, in the order in which they came. */
export function byDay<Item extends { at: string }>(
  items: readonly Item[],
  dayOf: (at: string) => string,
): { day: string; items: Item[] }[] {
  const days: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    const day = dayOf(item.at);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
