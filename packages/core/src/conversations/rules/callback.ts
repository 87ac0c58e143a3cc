/** Never a row of a campaign: that is three numbers, and this begins with a word. */
export const replyCallbackOf = (replyId: number): string => `reply:${replyId}`;

export function readReplyCallback(callback: string | null): number | null {
  const id = /^reply:(\d{1,15})$/.exec(callback ?? "")?.[1];
  return id === undefined ? null : Number(id);
}
