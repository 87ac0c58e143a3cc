import { useMutation } from "@tanstack/react-query";
import type { ReplyMessage } from "@siar/core/conversations/schema";
import { useRef } from "react";
import { answer, api, newIdempotencyKey } from "../../lib/api.ts";
import { problemFrom } from "../../lib/problem.ts";
import { useChanged } from "./queries.ts";

/**
 * Sends a reply. Where nobody answered, sending the same again cannot make it a second message.
 * `onLost` is told of one that could not be sent, also where another conversation is shown by then.
 */
export function useReply(id: number, onLost?: (message: ReplyMessage) => void) {
  const keys = useRef(new Map<string, string>());
  const changed = useChanged();
  return useMutation({
    mutationFn: async (message: ReplyMessage) => {
      const body = JSON.stringify(message);
      const key = keys.current.get(body) ?? newIdempotencyKey();
      keys.current.set(body, key);
      const params = { path: { id }, header: { "Idempotency-Key": key } };
      try {
        const sent = await answer(
          api.POST("/api/conversations/{id}/replies", { params, body: { message } }),
        );
        keys.current.delete(body);
        return sent;
      } catch (error) {
        if (problemFrom(error).code !== "network") keys.current.delete(body);
        throw error;
      }
    },
    onError: (_, message) => onLost?.(message),
    onSettled: () => changed(),
  });
}
