import type { ReactNode } from "react";

export interface Detail {
  label: string;
  value: ReactNode;
}

/** What is known about one thing: name and value, line by line. Nothing known is a dash. */
export function Details({ details }: { details: readonly Detail[] }) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,max-content)_1fr] gap-x-5 gap-y-2 text-base">
      {details.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-ink-3">{label}</dt>
          <dd className="min-w-0 break-words">{isNothing(value) ? <Dash /> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

const isNothing = (value: ReactNode) => value === null || value === undefined || value === "";

export const Dash = () => (
  <span aria-hidden="true" className="text-ink-3">
    –
  </span>
);
