import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { AudienceFields } from "./audience-fields.tsx";
import type { NewSegment } from "./builder.tsx";
import type { StepProps } from "./step-page.tsx";

interface Props extends StepProps {
  newSegment: (props: NewSegment) => ReactNode;
}

/** What it is called and to whom it goes. */
export function AudienceStep({ form, newSegment }: Props) {
  const { t } = useI18n();
  return (
    <Panel title={t("campaigns.form.basics")}>
      <div className="grid grid-cols-1 gap-4">
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
    </Panel>
  );
}

/** An audience that is not there yet, without leaving the campaign. */
function MakeAudience({ form, newSegment: Editor }: Omit<Props, "onStep">) {
  const { t } = useI18n();
  const can = useCan();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  if (!can("segment:write")) return null;
  const made = async (id: number) => {
    await client.invalidateQueries({ queryKey: ["segments"] });
    form.set("segmentId", id);
    setOpen(false);
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" icon={<Plus size={15} aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("builder.newSegment")}
      </Button>
      {open && <Editor onMade={(id) => void made(id)} onClose={() => setOpen(false)} />}
    </div>
  );
}
