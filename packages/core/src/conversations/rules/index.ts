export { sessionsOf, type Arrival, type Session } from "./sessions.ts";
