import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Switch } from "../../ui/toggles.tsx";
import { canTell, want } from "./browser-news.ts";
import { useIsWanted } from "./use-browser-news.ts";

/** The browser asks its own question, and only at this click. */
export function BrowserSwitch() {
  const { t } = useI18n();
  const on = useIsWanted();
  const [denied, setDenied] = useState(() => canTell() && Notification.permission === "denied");
  if (!canTell()) return null;
  const change = async (next: boolean) => {
    const answer = next ? await Notification.requestPermission() : Notification.permission;
    setDenied(answer === "denied");
    want(next && answer === "granted");
  };
  return (
    <div className="sheet mb-5 px-4 py-3.5">
      <Switch
        label={t("notifications.browser")}
        hint={t(denied ? "notifications.browserDenied" : "notifications.browserHint")}
        checked={on}
        onChange={(next) => void change(next)}
      />
    </div>
  );
}
