import { useI18n } from "../../lib/i18n/index.tsx";
import { CopyText } from "../../ui/copy-text.tsx";

/** Made here, entered at Meta, and never shown again. */
export function VerifyToken({ token }: { token: string }) {
  const { t } = useI18n();
  return (
    <div className="grid gap-1.5">
      <p className="text-sm font-semibold">{t("connection.verifyToken")}</p>
      <CopyText text={token} label={t("connection.verifyToken")} />
      <p className="text-sm text-ink-3">{t("connection.verifyTokenHint")}</p>
    </div>
  );
}
