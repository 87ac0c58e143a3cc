import { type ComponentProps, lazy, Suspense } from "react";
import type { TestDialog } from "./test-dialog.tsx";

const Dialog = lazy(async () => ({ default: (await import("./test-dialog.tsx")).TestDialog }));

/** Loaded when it is asked for: most visits to a campaign are no test. */
export function OpenTestDialog(props: ComponentProps<typeof TestDialog>) {
  return (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  );
}
