import type { Campaign } from "../figures.ts";
import { TestDialog } from "../test/test-dialog.tsx";
import { ExcludeDialog } from "./exclude-dialog.tsx";
import { LaunchDialog } from "./launch-dialog.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { ScheduleDialog } from "./schedule-dialog.tsx";
import { SpeedDialog } from "./speed-dialog.tsx";
import { StopDialog } from "./stop-dialog.tsx";

export type Question = "launch" | "test" | "schedule" | "exclude" | "stop" | "speed" | "remove";

interface Props {
  question: Question;
  campaign: Campaign;
  onClose: () => void;
}

/** What is asked before a campaign is told to do something. */
export function OpenQuestion({ question, ...props }: Props) {
  switch (question) {
    case "launch":
      return <LaunchDialog {...props} />;
    case "test":
      return <TestDialog {...props} />;
    case "schedule":
      return <ScheduleDialog {...props} />;
    case "exclude":
      return <ExcludeDialog {...props} />;
    case "stop":
      return <StopDialog {...props} />;
    case "speed":
      return <SpeedDialog {...props} />;
    case "remove":
      return <RemoveDialog {...props} />;
  }
}
