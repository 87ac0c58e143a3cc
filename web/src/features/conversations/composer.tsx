import { useMutation } from "@tanstack/react-query";
import { LayoutTemplate, MessageSquareQuote, Paperclip } from "lucide-react";
import { type ReactNode, type Ref, useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Button } from "../../ui/button.tsx";
import { onDemand } from "../../ui/on-demand.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import { type Conversation, useChanged } from "./queries.ts";
import type { Draft } from "./use-draft.ts";
import { useReply } from "./use-reply.ts";
import { WordsBox } from "./words-box.tsx";

const TemplateDialog = onDemand(async () => (await import("./template-dialog.tsx")).TemplateDialog);
const FileDialog = onDemand(async () => (await import("./file-dialog.tsx")).FileDialog);
const CannedDialog = onDemand(async () => (await import("./canned-dialog.tsx")).CannedDialog);

interface Props {
  conversation: Conversation;
  /** Whether texts may be sent now. */
  isOpen: boolean;
  draft: Draft;
  box: Ref<HTMLTextAreaElement>;
}

type Opened = "template" | "file" | "canned";

export function Composer({ conversation, isOpen, draft, box }: Props) {
  const [mode, setMode] = useState<"reply" | "note">("reply");
  const [opened, open] = useState<Opened>();
  const isNote = mode === "note";
  const { act, submit } = useSubmit(conversation.id, draft, { isNote, isOpen });
  const close = () => open(undefined);
  return (
    <div className="grid gap-2 border-t border-line bg-paper px-3 py-2.5">
      {act.error && <ProblemNote problem={problemFrom(act.error)} />}
      <div className="flex items-center gap-1">
        <Modes mode={mode} onMode={setMode} />
        <Tools isOpen={isOpen} onOpen={open} />
      </div>
      {isNote || isOpen ? (
        <WordsBox
          {...{ draft, box, isNote, submit }}
          busy={act.isPending}
          name={conversation.contact.name}
        />
      ) : (
        <Closed conversation={conversation} onTemplate={() => open("template")} />
      )}
      {opened === "template" && <TemplateDialog conversation={conversation} onClose={close} />}
      {opened === "file" && <FileDialog conversation={conversation} onClose={close} />}
      {opened === "canned" && <CannedDialog onClose={close} />}
    </div>
  );
}

/** The box is empty at once; what could not be sent comes back into it. */
function useSubmit(
  id: number,
  draft: Draft,
  { isNote, isOpen }: { isNote: boolean; isOpen: boolean },
) {
  const reply = useReply(id, (message) => {
    if (message.type === "text") draft.restore(message.text);
  });
  const note = useNote(id, draft.restore);
  const act = isNote ? note : reply;
  const submit = () => {
    const text = draft.text.trim();
    if (text === "" || act.isPending || !(isNote || isOpen)) return;
    draft.set("");
    if (isNote) note.mutate(text);
    else reply.mutate({ type: "text", text });
  };
  return { act, submit };
}

function Tools({ isOpen, onOpen }: { isOpen: boolean; onOpen: (opened: Opened) => void }) {
  const { t } = useI18n();
  return (
    <span className="ml-auto flex gap-1">
      <Tool label={t("conversations.canned")} onPress={() => onOpen("canned")}>
        <MessageSquareQuote size={17} aria-hidden="true" />
      </Tool>
      {isOpen && (
        <Tool label={t("conversations.attach")} onPress={() => onOpen("file")}>
          <Paperclip size={17} aria-hidden="true" />
        </Tool>
      )}
      <Tool label={t("conversations.template")} onPress={() => onOpen("template")}>
        <LayoutTemplate size={17} aria-hidden="true" />
      </Tool>
    </span>
  );
}

function useNote(id: number, onLost: (text: string) => void) {
  const changed = useChanged();
  return useMutation({
    mutationFn: (text: string) =>
      answer(
        api.POST("/api/conversations/{id}/notes", { params: { path: { id } }, body: { text } }),
      ),
    onError: (_, text) => onLost(text),
    onSettled: () => changed(),
  });
}

const modes = ["reply", "note"] as const;

function Modes({ mode, onMode }: { mode: string; onMode: (mode: "reply" | "note") => void }) {
  const { t } = useI18n();
  return (
    <div role="group" aria-label={t("conversations.mode")} className="flex gap-1">
      {modes.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={mode === each}
          onClick={() => onMode(each)}
          className="h-7 rounded-full px-2.5 text-sm font-semibold text-ink-2 hover:bg-paper-3 aria-pressed:bg-paper-3 aria-pressed:text-ink"
        >
          {t(`conversations.mode.${each}`)}
        </button>
      ))}
    </div>
  );
}

interface ToolProps {
  label: string;
  onPress: () => void;
  children: ReactNode;
}

function Tool({ label, onPress, children }: ToolProps) {
  return (
    <Tooltip text={label}>
      <Button look="quiet" size="icon-sm" aria-label={label} onClick={onPress}>
        {children}
      </Button>
    </Tooltip>
  );
}

/** Why nothing but a template gets through. */
function Closed({
  conversation,
  onTemplate,
}: {
  conversation: Conversation;
  onTemplate: () => void;
}) {
  const { t } = useI18n();
  return (
    <div className="grid justify-items-start gap-2 rounded-md bg-paper-2 px-3 py-2.5">
      <p className="text-base text-ink-2">
        {t(
          conversation.windowUntil === null ? "conversations.neverWrote" : "conversations.outside",
        )}
      </p>
      <Button look="primary" onClick={onTemplate}>
        {t("conversations.template")}
      </Button>
    </div>
  );
}
