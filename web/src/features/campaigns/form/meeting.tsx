import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Users } from "lucide-react";
import type { ReactNode } from "react";
import { type MessageKey, useI18n } from "../../../lib/i18n/index.tsx";
import { useCan, useSession } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { useNow } from "../../../lib/use-now.ts";
import { historyQuery } from "../queries.ts";
import type { Part } from "./merge.ts";
import type { CampaignForm } from "./use-campaign-form.ts";

const partWords: Record<Part, MessageKey> = {
  name: "builder.part.name",
  audience: "builder.part.audience",
  excluded: "builder.part.excluded",
  message: "builder.part.message",
  number: "builder.part.number",
  speed: "builder.part.speed",
  cooldown: "builder.part.cooldown",
  when: "builder.part.when",
};

/** Somebody else was at the same draft: who, what they changed, and how to go on. */
export function Meeting({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const { standing, news } = form.draft;
  const change = useChange(form);
  if (standing.kind === "ended") return <Ended form={form} />;
  if (standing.kind === "clash") {
    const choose = (whose: "mine" | "theirs") => () => form.tell({ type: "choose", whose });
    return (
      <Note alarming text={t("builder.clash", change(standing.parts))}>
        <p className="text-ink-2">{t("builder.clashHint")}</p>
        <div className="mt-1 flex flex-wrap gap-2">
          <Button size="sm" onClick={choose("theirs")}>
            {t("builder.takeTheirs")}
          </Button>
          <Button size="sm" look="primary" onClick={choose("mine")}>
            {t("builder.keepMine")}
          </Button>
        </div>
      </Note>
    );
  }
  return (
    <Note text={t("builder.news", change(news))}>
      <Button
        size="sm"
        className="justify-self-start"
        onClick={() => form.tell({ type: "newsRead" })}
      >
        {t("builder.newsRead")}
      </Button>
    </Note>
  );
}

function Ended({ form: { campaign } }: { form: CampaignForm }) {
  const { t } = useI18n();
  return (
    <Note alarming text={t("builder.ended")}>
      {campaign && (
        <Link to="/campaigns/$id" params={{ id: campaign.id }} className="underline">
          {t("builder.toCampaign")}
        </Link>
      )}
    </Note>
  );
}

interface NoteProps {
  text: string;
  alarming?: boolean;
  children?: ReactNode;
}

function Note({ text, alarming = false, children }: NoteProps) {
  return (
    <div
      role={alarming ? "alert" : "status"}
      className="flex gap-2.5 rounded-md border border-warn/35 bg-warn-soft px-3 py-2.5 text-base"
    >
      <Users size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />
      <div className="grid min-w-0 gap-1">
        <p className="font-semibold text-pretty">{text}</p>
        {children}
      </div>
    </div>
  );
}

/** Who, what and when, as far as the reader may know. */
function useChange({ campaign, draft }: CampaignForm) {
  const { t, format } = useI18n();
  const can = useCan();
  const { member } = useSession();
  const now = useNow();
  const id = campaign?.id ?? 0;
  const query = historyQuery(id);
  const { data } = useQuery({
    ...query,
    queryKey: [...query.queryKey, "met", draft.known.version],
    enabled: can("audit:view") && id > 0,
  });
  const entry = data?.items[0];
  const own = entry?.actor.memberId === member.id;
  const name = own ? t("builder.youElsewhere") : entry?.actor.name;
  return (parts: readonly Part[]) => ({
    who: name ?? t("builder.somebody"),
    what: format.list(parts.map((part) => t(partWords[part]))),
    ago: format.relative(entry?.at ?? now, now),
  });
}
