import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { overlayHome } from "./overlay-home.ts";

export const TooltipProvider = Radix.Provider;

interface Props {
  text: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactNode;
}

/** Says more about a thing that has a name already; never the only place of an instruction. */
export function Tooltip({ text, side = "top", children }: Props) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={overlayHome()}>
        <Radix.Content
          side={side}
          sideOffset={6}
          className="z-60 max-w-72 animate-appear rounded-md bg-ink px-2.5 py-1.5 text-sm text-paper shadow-2"
        >
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
