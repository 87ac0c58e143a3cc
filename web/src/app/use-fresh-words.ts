import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useI18n } from "../lib/i18n/index.tsx";

/** Some of what the API answers is in words: after a change of language it is asked for again. */
export function useFreshWords(): void {
  const { locale } = useI18n();
  const client = useQueryClient();
  const spoken = useRef(locale);
  useEffect(() => {
    if (spoken.current === locale) return;
    spoken.current = locale;
    void client.invalidateQueries();
  }, [client, locale]);
}
