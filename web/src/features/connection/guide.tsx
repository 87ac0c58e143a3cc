import { ExternalLink } from "lucide-react";
import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import { dashboard } from "./webhook.tsx";

interface Step {
  title: MessageKey;
  text: MessageKey;
  link?: string;
}

const steps: readonly Step[] = [
  { title: "connection.step.app", text: "connection.step.appHow", link: dashboard },
  {
    title: "connection.step.token",
    text: "connection.step.tokenHow",
    link: "https://business.facebook.com/settings/system-users",
  },
  { title: "connection.step.connect", text: "connection.step.connectHow" },
  { title: "connection.step.webhook", text: "connection.step.webhookHow", link: dashboard },
  { title: "connection.step.test", text: "connection.step.testHow" },
];

/** For whoever does it for the first time: what to do where, in order. */
export function Guide() {
  const { t } = useI18n();
  return (
    <ol className="grid gap-4">
      {steps.map(({ title, text, link }, index) => (
        <li key={title} className="grid grid-cols-[2rem_1fr] gap-x-3">
          <span
            aria-hidden="true"
            className="grid size-8 place-items-center rounded-full bg-accent-soft font-display font-semibold text-accent"
          >
            {index + 1}
          </span>
          <div className="grid justify-items-start gap-0.5">
            <h3 className="text-base font-semibold">{t(title)}</h3>
            <p className="max-w-prose text-ink-2">{t(text)}</p>
            {link && (
              <a
                href={link}
                target="_blank"
                rel="noreferrer"
                className="inline-flex items-center gap-1.5 text-sm font-semibold text-accent hover:underline"
              >
                {new URL(link).hostname}
                <ExternalLink size={13} aria-hidden="true" />
              </a>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
