import type { ReactNode } from "react";
import { usePageTitle } from "../lib/use-page-title.ts";

interface Props {
  title: string;
  /** A badge beside the title. */
  mark?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, mark, description, actions }: Props) {
  usePageTitle(title);
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-2xl leading-8 text-pretty">{title}</h1>
          {mark}
        </div>
        {description && <div className="max-w-prose text-base text-ink-2">{description}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
