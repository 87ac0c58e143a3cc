import { type ComponentType, createElement, lazy, type ReactNode, Suspense } from "react";

/** A part that most visits do without: loaded when it is first shown. */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): ComponentType<Props> {
  const Loaded: ComponentType<Props> = lazy(async () => ({ default: await load() }));
  return (props) => <Suspense fallback={meanwhile}>{createElement(Loaded, props)}</Suspense>;
}
