import type { ReactNode } from "react";

interface Props {
  tabIndex: number;
  onClick: () => void;
  children: ReactNode;
}

/** The name of a row that opens over its list instead of on a page of its own. */
export function RowButton({ tabIndex, onClick, children }: Props) {
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-haspopup="dialog"
      onClick={onClick}
      className="text-left font-semibold hover:underline"
    >
      {children}
    </button>
  );
}
