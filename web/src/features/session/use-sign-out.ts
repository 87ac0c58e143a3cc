import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { forgetEverything } from "../../lib/session.ts";
import { useToast } from "../../ui/toast.tsx";

export function useSignOut(): () => void {
  const client = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const { t } = useI18n();
  const { mutate } = useMutation({
    mutationFn: () => done(api.DELETE("/api/session")),
    onSuccess: async () => {
      await router.navigate({ to: "/sign-in" });
      await forgetEverything(client);
      await router.invalidate();
    },
    onError: () => toast({ tone: "bad", text: t("session.signOutFailed") }),
  });
  return () => mutate();
}
