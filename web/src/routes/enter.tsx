import { useLocation } from "@tanstack/react-router";
import { Entry } from "../features/session/entry.tsx";

export function Enter() {
  const { hash } = useLocation();
  return <Entry token={hash} />;
}
