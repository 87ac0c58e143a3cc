import { useState } from "react";
import type { Entity } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Textarea } from "../../ui/input.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { FileGrid } from "./file-grid.tsx";
import type { Conversation } from "./queries.ts";
import { useReply } from "./use-reply.ts";

interface Props {
  conversation: Conversation;
  onClose: () => void;
}

/** A file of the library, with words below it. */
export function FileDialog({ conversation, onClose }: Props) {
  const { t } = useI18n();
  const [media, choose] = useState<Entity<"Media">>();
  const [text, setText] = useState("");
  const reply = useReply(conversation.id);
  const send = () => {
    if (!media) return;
    const message = { type: media.kind, mediaId: media.id, text: text.trim() };
    reply.mutate(message, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      width="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t("conversations.chooseFile")}
      footer={
        <Button look="primary" disabled={!media} busy={reply.isPending} onClick={send}>
          {t("conversations.sendFile")}
        </Button>
      }
    >
      <div className="grid gap-4">
        <FileGrid kind={undefined} value={media?.id ?? null} onChoose={choose} />
        {media && media.kind !== "audio" && <Caption text={text} onText={setText} />}
        {reply.error && <ProblemNote problem={problemFrom(reply.error)} />}
      </div>
    </Dialog>
  );
}

function Caption({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useI18n();
  return (
    <Field label={t("conversations.caption")} optional>
      {(control) => (
        <Textarea
          {...control}
          rows={2}
          maxLength={1_024}
          value={text}
          onChange={({ target }) => onText(target.value)}
        />
      )}
    </Field>
  );
}
