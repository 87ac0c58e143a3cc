import type { FormProblem } from "../lib/problem.ts";
import { ProblemNote } from "./problem-note.tsx";

/** What is wrong with the whole form; the fields show their own part beside themselves. */
export function FormSummary({ refused }: { refused: FormProblem | undefined }) {
  if (!refused) return null;
  return (
    <ProblemNote problem={refused.problem}>
      {refused.rest.length > 0 && (
        <ul className="list-disc pl-4 text-ink-2">
          {refused.rest.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </ProblemNote>
  );
}
