import { BookOpen, type LucideIcon, Smartphone } from "lucide-react";
import { useI18n } from "../lib/i18n/index.tsx";
import { useSession } from "../lib/session.ts";
import { PageHeader } from "../ui/page-header.tsx";

export function Home() {
  const { t } = useI18n();
  const { member, business, mode } = useSession();
  return (
    <>
      <PageHeader
        title={t("home.greeting", { name: member.name })}
        description={t("home.description", { business: business.name })}
      />
      <ul className="grid gap-3 sm:grid-cols-2">
        {mode === "local" && (
          <Door
            href="/simulator"
            icon={Smartphone}
            title={t("home.simulator")}
            text={t("home.simulatorHint")}
          />
        )}
        <Door
          href="/api/docs"
          icon={BookOpen}
          title={t("home.apiDocs")}
          text={t("home.apiDocsHint")}
        />
      </ul>
    </>
  );
}

interface DoorProps {
  href: string;
  icon: LucideIcon;
  title: string;
  text: string;
}

/** Leads out of the app, to a page that another Worker serves. */
function Door({ href, icon: Icon, title, text }: DoorProps) {
  return (
    <li>
      <a href={href} className="sheet flex h-full items-start gap-3.5 p-4 hover:border-line-2">
        <Icon size={20} aria-hidden="true" className="mt-0.5 shrink-0 text-accent" />
        <span>
          <span className="block font-semibold">{title}</span>
          <span className="block text-base text-ink-2">{text}</span>
        </span>
      </a>
    </li>
  );
}
