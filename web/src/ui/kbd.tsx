export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-paper-2 px-1 font-sans text-2xs font-semibold text-ink-2">
      {children}
    </kbd>
  );
}
