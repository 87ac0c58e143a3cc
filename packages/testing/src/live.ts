import { z } from "zod";

const Frame = z.looseObject({
  type: z.enum(["snapshot", "progress", "messages", "event"]),
  at: z.iso.datetime(),
  status: z.string().optional(),
  counts: z.record(z.string(), z.number()).optional(),
  items: z.array(z.looseObject({ status: z.string(), phone: z.string().nullable() })).optional(),
});
export type LiveFrame = z.infer<typeof Frame> & { readonly arrivedAt: number };

/** Somebody who watches a campaign: every frame that came so far. */
export interface Watching {
  readonly frames: readonly LiveFrame[];
  stop(): void;
}

interface Watcher {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Opens a campaign's live connection, with the headers of whoever watches. */
export async function watch({ url, headers }: Watcher, campaignId: number): Promise<Watching> {
  const frames: LiveFrame[] = [];
  const socket = open(`${url.replace("http", "ws")}/api/campaigns/${campaignId}/live`, headers);
  socket.addEventListener("message", ({ data }) => {
    frames.push({ ...Frame.parse(JSON.parse(String(data))), arrivedAt: Date.now() });
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", () => reject(new Error("The live connection was refused")));
  });
  return { frames, stop: () => socket.close() };
}

/** Node's WebSocket takes headers, which a browser's does not: the types are the browser's. */
function open(url: string, headers: Readonly<Record<string, string>>): WebSocket {
  const Socket = WebSocket as unknown as new (url: string, options: object) => WebSocket;
  return new Socket(url, { headers });
}
