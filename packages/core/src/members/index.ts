export type { AuthEnv, Cookies } from "./auth.ts";
export { authenticate, type Caller } from "./authenticate.ts";
export { changeRole } from "./change-role.ts";
export { create } from "./create.ts";
export { list, membersWho } from "./list.ts";
export { describeSession } from "./session.ts";
export { setUp, setUpNeeded } from "./set-up.ts";
export { enter, signIn, signOut } from "./sign-in.ts";
export { sweepSignIns } from "./store.ts";
