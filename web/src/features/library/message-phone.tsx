import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { PersonWalker, useWalk } from "../../ui/person-walker.tsx";
import { MessageBubble, Phone } from "../../ui/phone.tsx";
import { SaidBubble } from "../../ui/said-bubble.tsx";
import { peopleQuery, type Message } from "./queries.ts";

export function usePeople() {
  const can = useCan();
  const { data = [] } = useQuery({ ...peopleQuery, enabled: can("contact:view") });
  return useWalk(data);
}

interface Props {
  message: Pick<Message, "type" | "text">;
  walk: ReturnType<typeof usePeople>;
}

/** A message of the library as one contact after the other would get it. */
export function MessagePhone({ message: { type, text }, walk }: Props) {
  const { t } = useI18n();
  const label = t("library.preview");
  const mediaKind = type === "text" ? null : type;
  return (
    <div className="grid gap-3">
      <PersonWalker walk={walk} label={t("campaigns.form.previewFor")} />
      <Phone label={label}>
        {text.trim() === "" && mediaKind === null ? (
          <MessageBubble body={t("campaigns.noMessage")} />
        ) : (
          <SaidBubble text={text} person={walk.person} campaignId={0} mediaKind={mediaKind} />
        )}
      </Phone>
    </div>
  );
}
