export { readReplyCallback, replyCallbackOf } from "./callback.ts";
export { factsOf } from "./facts.ts";
export { isRatingAwaited, RATING_DAYS, ratingOf, ratingQuestion } from "./rating.ts";
export { sessionsOf, type Arrival, type Session } from "./sessions.ts";
export { whyUnanswerable, windowUntil, type Means, type Standing } from "./window.ts";
export { isWords, WORDLESS } from "./words.ts";
