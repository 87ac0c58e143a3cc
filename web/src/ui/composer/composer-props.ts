import type { Person } from "@siar/core/message-templates/rules";
import type { ReactNode } from "react";

export interface ComposerProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  hint?: ReactNode;
  /** How much Meta takes of this part; left out: nothing is counted. */
  limit?: number;
  multiline?: boolean;
  disabled?: boolean;
  placeholder?: string;
  /** Whom it is counted for, and in which campaign. */
  person?: Person | undefined;
  campaignId?: number;
  /** Within a condition or a choice only values are offered, so that one can still read it. */
  inner?: boolean;
}
