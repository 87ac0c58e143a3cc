import { messageOf } from "./error-message.ts";
type Field = string | number | boolean | null | undefined;

/**
 * One wide event per unit of work (request, slice, batch, tick). Names of things, counts and times
 * only: a phone number or a message text has no place here.
 */
export interface WideEvent {
  set(fields: Readonly<Record<string, Field>>): void;
}

export type LogLine = (line: string, failed: boolean) => void;

const print: LogLine = (line, failed) => (failed ? console.error(line) : console.log(line));

export async function unitOfWork<T>(
  kind: string,
  fields: Readonly<Record<string, Field>>,
  work: (event: WideEvent) => Promise<T>,
  options: { now?: () => number; write?: LogLine } = {},
): Promise<T> {
  const now = options.now ?? Date.now;
  const write = options.write ?? print;
  const startedAt = now();
  let all: Record<string, Field> = { kind, ...fields };
  const event: WideEvent = {
    set: (more) => {
      all = { ...all, ...more };
    },
  };
  const end = (outcome: string, failed: boolean) =>
    write(
      JSON.stringify({
        at: new Date(startedAt).toISOString(),
        outcome,
        ms: now() - startedAt,
        ...all,
      }),
      failed,
    );
  try {
    const result = await work(event);
    end("ok", false);
    return result;
  } catch (error) {
    event.set({ error: error instanceof Error ? `${error.name}: ${messageOf(error)}` : "thrown" });
    end("error", true);
    throw error;
  }
}
