export { readSession, type AuthEnv, type Cookies } from "./auth.ts";
export { authenticate, type Caller } from "./authenticate.ts";
export { memberBelow, roleIsBelow } from "./below.ts";
export { changeRole } from "./change-role.ts";
export { create } from "./create.ts";
export { judgeRole } from "./give-role.ts";
export { handOver } from "./hand-over.ts";
export { list, membersWho } from "./list.ts";
export { mayNow } from "./may.ts";
export { acceptPassword } from "./password.ts";
export { remove } from "./remove.ts";
export { describeSession } from "./session.ts";
export { endAll, endOne, listSessions } from "./sessions.ts";
export { setUp, setUpNeeded } from "./set-up.ts";
export { enter, signIn, signOut } from "./sign-in.ts";
export {
  emailIsTaken,
  guardAsSeen,
  insertStatements as newMember,
  memberById as findMember,
  newPassword,
} from "./store.ts";
export { reinstate, suspend } from "./suspend.ts";
export { sweepSignIns } from "./tries-store.ts";
