import { getRouteApi, useRouter } from "@tanstack/react-router";
import { SignInForm } from "../features/session/sign-in-form.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { returnAddress } from "../lib/return-address.ts";
import { Doorway } from "../ui/doorway.tsx";

const route = getRouteApi("/sign-in");

export function SignIn() {
  const { t } = useI18n();
  const router = useRouter();
  const { from } = route.useSearch();
  return (
    <Doorway title={t("signIn.title")} description={t("signIn.description")}>
      <SignInForm onSignedIn={() => router.navigate({ href: returnAddress(from) })} />
    </Doorway>
  );
}
