import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { Details } from "../../ui/details.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { MessagePhone, usePeople } from "./message-phone.tsx";
import { messageQuery, type Message } from "./queries.ts";
import { kindWords } from "./words.ts";

interface Props {
  id: number;
  onClose: () => void;
}

/** One message of the library, as people would get it. */
export function MessageDrawer({ id, onClose }: Props) {
  const { t } = useI18n();
  const { data: message, error } = useQuery(messageQuery(id));
  return (
    <Drawer title={message?.name ?? t("list.loading")} onClose={onClose}>
      {error && <ProblemNote problem={problemFrom(error)} />}
      {message ? <Shown message={message} /> : !error && <Skeleton className="h-28 w-full" />}
    </Drawer>
  );
}

function Shown({ message }: { message: Message }) {
  const { t, format } = useI18n();
  const can = useCan();
  const walk = usePeople();
  const { id, category, type, usageCount, updatedAt } = message;
  return (
    <div className="grid gap-5">
      <MessagePhone message={message} walk={walk} />
      <Details
        details={[
          { label: t("library.category"), value: category },
          { label: t("library.file"), value: type === "text" ? "" : t(kindWords[type]) },
          { label: t("library.usage"), value: format.number(usageCount) },
          { label: t("library.updated"), value: format.dateTime(updatedAt) },
        ]}
      />
      {can("template:manage") && (
        <Button asChild look="primary" className="w-fit">
          <Link to="/message-templates/$id" params={{ id }}>
            {t("library.edit")}
          </Link>
        </Button>
      )}
    </div>
  );
}
