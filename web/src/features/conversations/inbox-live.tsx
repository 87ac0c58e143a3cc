import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { browser, connectLive, liveUrl } from "../../lib/live-socket.ts";
import { type Conversation, conversationQuery, isOfTheInbox } from "./queries.ts";

interface News {
  /** Empty: more people than can be named, or nobody knows what was missed. */
  contactIds: readonly number[];
}

const ids = (value: unknown): readonly number[] =>
  Array.isArray(value) ? value.filter((id) => typeof id === "number") : [];

function readNews(data: unknown): News | undefined {
  if (typeof data !== "string") return undefined;
  try {
    const frame: unknown = JSON.parse(data);
    if (typeof frame !== "object" || frame === null) return undefined;
    return { contactIds: "contactIds" in frame ? ids(frame.contactIds) : [] };
  } catch {
    return undefined;
  }
}

/** More often nobody reads; what came meanwhile is in the next look. */
const LOOK_EVERY = 1_000;

/** Listens while somebody is signed in, and asks anew for what is shown of those it hears about. */
export function InboxLive() {
  const client = useQueryClient();
  useEffect(() => {
    let heard: Set<number> | undefined;
    let everybody = false;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const people = heard ?? new Set<number>();
      const all = everybody;
      heard = undefined;
      everybody = false;
      void client.invalidateQueries({
        queryKey: ["conversations"],
        predicate: (query) => {
          const [, , id] = query.queryKey;
          if (!isOfTheInbox(query) || typeof id !== "number" || all) return isOfTheInbox(query);
          const shown: Conversation | undefined = client.getQueryData(
            conversationQuery(id).queryKey,
          );
          return shown === undefined || people.has(shown.contact.id);
        },
      });
    };
    const hear = ({ contactIds }: News) => {
      if (heard === undefined) soon = setTimeout(look, LOOK_EVERY);
      heard ??= new Set();
      everybody ||= contactIds.length === 0;
      for (const id of contactIds) heard.add(id);
    };
    const listener = { read: readNews, frame: hear, connection: () => {} };
    const leave = connectLive(liveUrl("/api/conversations/live"), listener, browser);
    return () => {
      clearTimeout(soon);
      leave();
    };
  }, [client]);
  return null;
}
