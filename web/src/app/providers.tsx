import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ComponentProps, ReactNode } from "react";
import { I18nProvider } from "../lib/i18n/index.tsx";
import { ThemeProvider } from "../lib/theme.tsx";
import { ToastProvider } from "../ui/toast.tsx";
import { TooltipProvider } from "../ui/tooltip.tsx";

interface Props {
  queryClient: QueryClient;
  language: ComponentProps<typeof I18nProvider>["first"];
  children: ReactNode;
}

export function Providers({ queryClient, language, children }: Props) {
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <I18nProvider first={language}>
          <TooltipProvider delayDuration={400}>
            <ToastProvider>{children}</ToastProvider>
          </TooltipProvider>
        </I18nProvider>
      </ThemeProvider>
    </QueryClientProvider>
  );
}
