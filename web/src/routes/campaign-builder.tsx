import {
  Navigate,
  useNavigate,
  useParams,
  useRouterState,
  useSearch,
} from "@tanstack/react-router";
import { useState } from "react";
import { Builder, type NewSegment } from "../features/campaigns/form/builder.tsx";
import type { BuilderStep } from "../features/campaigns/search.ts";
import { useI18n } from "../lib/i18n/index.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { onDemand } from "../ui/on-demand.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

const SegmentEditor = onDemand(
  async () => (await import("../features/segments/segment-editor.tsx")).SegmentEditor,
  <Skeleton className="h-96 w-full" />,
);

/** A draft that was begun here, and the entries of the browser's history that are from before. */
interface Begun {
  id: number;
  from: number;
  to: number;
}

/**
 * /campaigns/new and /campaigns/:id/edit: the first becomes the second when there is a draft, while
 * somebody types. Going back to an address without a number leads to the draft that it became.
 */
export function BuilderPage() {
  const { id } = useParams({ strict: false });
  const { step = "audience" } = useSearch({ strict: false });
  const navigate = useNavigate();
  const place = useRouterState({ select: ({ location }) => location.state.__TSR_index });
  const [begun, setBegun] = useState<readonly Begun[]>([]);
  const nth = begun.findIndex((each) =>
    id === undefined ? each.from <= place && place <= each.to : each.id === id,
  );
  const became = id === undefined ? begun[nth]?.id : undefined;
  const draft = id ?? became;
  const key =
    draft !== undefined && nth < 0 ? `draft ${draft}` : `new ${nth < 0 ? begun.length : nth}`;
  const from = useFirst(place, key);
  return (
    <>
      {became !== undefined && (
        <Navigate replace resetScroll={false} {...addressOf(became, step)} />
      )}
      <Builder
        key={key}
        id={draft}
        step={step}
        onStep={(next) => void navigate(addressOf(draft, next))}
        onBegun={(made) => setBegun((all) => [...all, { id: made, from, to: place }])}
        newSegment={NewSegmentDialog}
      />
    </>
  );
}

/** The value as it was when the key was new. */
function useFirst(value: number, key: string): number {
  const [first, setFirst] = useState({ value, key });
  if (first.key === key) return first.value;
  setFirst({ value, key });
  return value;
}

const addressOf = (id: number | undefined, step: BuilderStep) =>
  id === undefined
    ? ({ to: "/campaigns/new", search: { step } } as const)
    : ({ to: "/campaigns/$id/edit", params: { id }, search: { step } } as const);

/** The segments' own editor over the campaign, which waits behind it. */
function NewSegmentDialog({ onMade, onClose }: NewSegment) {
  const { t } = useI18n();
  return (
    <Dialog open width="xl" title={t("segments.new")} onOpenChange={(open) => !open && onClose()}>
      <SegmentEditor onSaved={({ id }) => void onMade(id)} />
    </Dialog>
  );
}
