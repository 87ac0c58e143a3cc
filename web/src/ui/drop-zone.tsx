import { type DragEvent, type ReactNode, useState } from "react";
import { classes } from "../lib/classes.ts";

interface Props {
  onFiles: (files: readonly File[]) => void;
  className: string;
  children: ReactNode;
}

/** A place that files can be dropped on, and that shows it while they hover. */
export function DropZone({ onFiles, className, children }: Props) {
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
  };
  const drop = (event: DragEvent) => {
    drag(event);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={drop}
      className={classes(
        "rounded-lg border-2 border-dashed px-4",
        over ? "border-accent bg-accent-soft" : "border-line-2 bg-paper",
        className,
      )}
    >
      {children}
    </div>
  );
}
