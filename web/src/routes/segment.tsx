import { getRouteApi } from "@tanstack/react-router";
import { SegmentSheet } from "../features/segments/segment-page.tsx";

const route = getRouteApi("/app/segments/$id");

export function SegmentPage() {
  const { id } = route.useParams();
  return <SegmentSheet id={id} />;
}
