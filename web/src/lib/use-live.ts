import { useEffect, useReducer, useState } from "react";
import { nothingYet, type LiveFrame, type LiveState, parseFrame, reduceLive } from "./live.ts";
import { browser, connectLive, type Connection, liveUrl } from "./live-socket.ts";

type Action = LiveFrame | { type: "reset" };

const step = (state: LiveState, action: Action): LiveState =>
  action.type === "reset" ? nothingYet : reduceLive(state, action);

export type Live = LiveState & { connection: Connection };

/** Follows a live address while the component is shown; undefined means: not now. */
export function useLive(path: string | undefined): Live {
  const [state, dispatch] = useReducer(step, nothingYet);
  const [connection, setConnection] = useState<Connection>("connecting");
  useEffect(() => {
    if (path === undefined) return;
    dispatch({ type: "reset" });
    const listener = { read: parseFrame, frame: dispatch, connection: setConnection };
    return connectLive(liveUrl(path), listener, browser);
  }, [path]);
  return { ...state, connection };
}
