import { useQuery } from "@tanstack/react-query";
import { ImagePlus, X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { sizeText } from "../../lib/media/facts.ts";
import { type Media, type MediaKind, mediaQuery } from "../../lib/media/queries.ts";
import { Button } from "../button.tsx";
import { type ControlProps, Field } from "../field.tsx";
import { MediaPicture } from "./media-picture.tsx";

/** With its rules about files it is only needed by whoever opens it. */
const MediaPicker = lazy(() =>
  import("./media-picker.tsx").then((module) => ({ default: module.MediaPicker })),
);

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  kind?: MediaKind | undefined;
  value: number | null;
  onChange: (media: Media | null) => void;
}

/** A form's file: chosen from the library, shown in small. */
export function MediaField({ label, hint, error, kind, value, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const { media, fault } = useChosen(value, kind);
  const choose = (chosen: Media) => {
    setOpen(false);
    onChange(chosen);
  };
  return (
    <Field label={label} hint={hint} error={fault ?? error}>
      {(control) => (
        <>
          {media ? (
            <Chosen
              media={media}
              control={control}
              onOpen={() => setOpen(true)}
              onRemove={() => onChange(null)}
            />
          ) : (
            <Opener control={control} onOpen={() => setOpen(true)} />
          )}
          {open && (
            <Suspense>
              <MediaPicker kind={kind} onClose={() => setOpen(false)} onChoose={choose} />
            </Suspense>
          )}
        </>
      )}
    </Field>
  );
}

/** What is chosen, and what speaks against it. */
function useChosen(id: number | null, kind: MediaKind | undefined) {
  const { t } = useI18n();
  const { data, error } = useQuery({ ...mediaQuery(id ?? 0), enabled: id !== null });
  const media = id === null ? undefined : data;
  if (id !== null && error) return { media, fault: t("media.gone") };
  const fits = media === undefined || kind === undefined || media.kind === kind;
  return { media, fault: fits ? undefined : t(`media.refused.needs.${kind}`) };
}

function Opener({ control, onOpen }: Pick<ChosenProps, "control" | "onOpen">) {
  const { t } = useI18n();
  return (
    <Button
      {...control}
      className="justify-self-start"
      icon={<ImagePlus size={16} aria-hidden="true" />}
      onClick={onOpen}
    >
      {t("media.pickButton")}
    </Button>
  );
}

interface ChosenProps {
  media: Media;
  control: ControlProps;
  onOpen: () => void;
  onRemove: () => void;
}

function Chosen({ media, control, onOpen, onRemove }: ChosenProps) {
  const { t, format } = useI18n();
  const { name, kind, size } = media;
  return (
    <div className="flex items-center gap-3 rounded-md border border-line-2 p-2">
      <MediaPicture media={media} className="size-16 shrink-0" />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="truncate font-semibold" title={name}>
          {name}
        </p>
        <p className="text-sm text-ink-2">
          {t(`media.kind.${kind}`)} · {sizeText(size, format)}
        </p>
      </div>
      <Button {...control} size="sm" onClick={onOpen}>
        {t("media.change")}
      </Button>
      <Button
        look="quiet"
        size="icon-sm"
        aria-label={t("media.takeOut", { name })}
        onClick={onRemove}
      >
        <X size={17} aria-hidden="true" />
      </Button>
    </div>
  );
}
