import { useQueryClient } from "@tanstack/react-query";
import { ClipboardPaste, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { AudienceFields } from "./audience-fields.tsx";
import type { NewSegment } from "./builder.tsx";
import type { StepProps } from "./step-page.tsx";
import { onDemand } from "../../../ui/on-demand.tsx";

const NumbersDialog = onDemand(async () => (await import("./numbers-dialog.tsx")).NumbersDialog);

const icon = { size: 15, "aria-hidden": true } as const;

interface Props extends StepProps {
  newSegment: (props: NewSegment) => ReactNode;
}

/** What it is called and to whom it goes. */
export function AudienceStep({ form, newSegment }: Props) {
  const { t } = useI18n();
  return (
    <div className="sheet grid grid-cols-1 gap-4 p-4">
      <TextField
        label={t("campaigns.name")}
        optional
        hint={t("builder.nameHint", { name: form.unnamed })}
        error={form.error("name")}
        value={form.values.name}
        onChange={(value) => form.set("name", value)}
      />
      <AudienceFields form={form} />
      <MakeAudience form={form} newSegment={newSegment} />
    </div>
  );
}

/** An audience that is not there yet, without leaving the campaign. */
function MakeAudience({ form, newSegment: Editor }: Omit<Props, "onStep">) {
  const { t } = useI18n();
  const can = useCan();
  const client = useQueryClient();
  const [open, setOpen] = useState<"segment" | "numbers">();
  if (!can("segment:write")) return null;
  const dialog = {
    onClose: () => setOpen(undefined),
    onMade: async (id: number) => {
      await client.invalidateQueries({ queryKey: ["segments"] });
      form.set("segmentId", id);
      setOpen(undefined);
    },
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" icon={<Plus {...icon} />} onClick={() => setOpen("segment")}>
        {t("builder.newSegment")}
      </Button>
      {can("contact:write") && (
        <Button size="sm" icon={<ClipboardPaste {...icon} />} onClick={() => setOpen("numbers")}>
          {t("builder.numbers")}
        </Button>
      )}
      {open === "segment" && <Editor {...dialog} />}
      {open === "numbers" && <NumbersDialog {...dialog} />}
    </div>
  );
}
