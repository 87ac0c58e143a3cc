import { type ChangeEvent, type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";

interface Props {
  label: string;
  accept: string;
  multiple?: boolean;
  busy?: boolean;
  icon: ReactNode;
  onFiles: (files: readonly File[]) => void;
  /** On the button; the label where it is left out. */
  children?: ReactNode;
}

/** A button that opens the chooser of files, since the browser's own cannot be styled. */
export function FileChoice({ label, accept, multiple, busy, icon, onFiles, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const read = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    // The same file, mended, can be chosen again.
    target.value = "";
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple={multiple ?? false}
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        className="sr-only"
        onChange={read}
      />
      <Button
        look="primary"
        busy={busy ?? false}
        icon={icon}
        onClick={() => input.current?.click()}
      >
        {children ?? label}
      </Button>
    </>
  );
}
