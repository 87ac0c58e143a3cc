import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api, type Entity } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { useDebounced } from "../../../lib/use-debounced.ts";
import { fieldsQuery } from "../../../lib/vocabulary.ts";
import { messageInWords } from "../../../ui/composer/part-words.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { SearchInput } from "../../../ui/input.tsx";
import { ProblemNote } from "../../../ui/problem-note.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";

type Message = Entity<"MessageTemplate">;

interface Props {
  onChoose: (message: Message) => void;
  onClose: () => void;
}

const shownAtMost = 20;

const found = (search: string) => ({
  queryKey: ["message-templates", "list", "to-choose", search],
  placeholderData: keepPreviousData,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    answer(
      api.GET("/api/campaign-templates", {
        signal,
        params: { query: { limit: shownAtMost, ...(search === "" ? {} : { search }) } },
      }),
    ),
});

/** A message of the library to begin with: its text is copied, so that either can change later. */
export function ChooseMessage({ onChoose, onClose }: Props) {
  const { t } = useI18n();
  const [typed, setTyped] = useState("");
  const { data, error } = useQuery(found(useDebounced(typed.trim())));
  const messages = data?.items;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("library.chooseTitle")}
      width="lg"
    >
      <div className="grid gap-3 pb-1">
        <SearchInput label={t("library.search")} value={typed} onChange={setTyped} />
        {error && <ProblemNote problem={problemFrom(error)} />}
        {!messages && !error && <Skeleton className="h-24 w-full" />}
        {messages?.length === 0 && (
          <p className="py-6 text-center text-ink-2">
            {t(typed === "" ? "library.none" : "list.nothingFound")}
          </p>
        )}
        <ul className="grid gap-2">
          {messages?.map((message) => (
            <li key={message.id}>
              <MessageChoice message={message} onChoose={() => onChoose(message)} />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function MessageChoice({ message, onChoose }: { message: Message; onChoose: () => void }) {
  const { t } = useI18n();
  const { data: fields = [] } = useQuery(fieldsQuery);
  const { name, category, text } = message;
  return (
    <button
      type="button"
      onClick={onChoose}
      className="grid w-full gap-1 rounded-md border border-line px-3.5 py-2.5 text-left hover:border-accent hover:bg-paper-2"
    >
      <span className="flex items-baseline justify-between gap-3">
        <span className="font-semibold">{name}</span>
        <span className="text-sm text-ink-3">{category}</span>
      </span>
      <span className="line-clamp-2 text-sm whitespace-pre-line text-ink-2">
        {messageInWords(text, { t, fields })}
      </span>
    </button>
  );
}
