import { classes } from "../lib/classes.ts";

/** An S made of two waves, and the point they go out from. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={classes("size-7", className)}>
      <rect width="32" height="32" rx="8" className="fill-[#0f3c46] dark:fill-[#17505c]" />
      <g fill="none" stroke="#f4f7f2" strokeWidth="3.4" strokeLinecap="round">
        <path d="M17.6 7.1A5.4 5.4 0 1 0 15.5 16" />
        <path d="M15.5 16a5.4 5.4 0 1 1-4.9 7.6" />
      </g>
      <circle cx="23.2" cy="8.8" r="2.9" fill="#ff7a45" />
    </svg>
  );
}

export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={classes("flex items-center gap-2.5", className)}>
      <Logo />
      <span className="font-display text-[1.3125rem] font-bold tracking-tight">Siar</span>
    </span>
  );
}
