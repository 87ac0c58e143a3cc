interface Props {
  label: string;
  /** Rows of numbers, each as long as there are columns. */
  rows: readonly (readonly number[])[];
  rowNames: readonly string[];
  columnNames: readonly string[];
  say: (row: string, column: string, value: number) => string;
}

/** Numbers as shades of one colour, each said when it is pointed at. */
export function HeatMap({ label, rows, rowNames, columnNames, say }: Props) {
  const most = Math.max(1, ...rows.flat());
  return (
    // Whoever has no pointer scrolls it by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="img" aria-label={label} tabIndex={0} className="overflow-x-auto">
      <div className="grid min-w-136 grid-cols-[auto_repeat(24,minmax(0,1fr))] gap-0.5 text-xs text-ink-3">
        {rows.map((values, row) => [
          <span key={`name-${row}`} className="pr-2 leading-6">
            {rowNames[row]}
          </span>,
          ...values.map((value, column) => (
            <span
              key={`${row}-${column}`}
              title={say(rowNames[row] ?? "", columnNames[column] ?? "", value)}
              className="h-6 rounded-xs bg-paper-3"
            >
              <span
                className="block h-full rounded-xs bg-accent"
                style={{ opacity: value === 0 ? 0 : 0.15 + (0.85 * value) / most }}
              />
            </span>
          )),
        ])}
        <span />
        {columnNames.map((name, at) => (
          <span key={name} className="text-center">
            {at % 3 === 0 ? name : ""}
          </span>
        ))}
      </div>
    </div>
  );
}
