export { deviceOf } from "./device.ts";
export { passwordIsWeak, SHORTEST_PASSWORD } from "./password.ts";
export { triesAllowed, TRY_WINDOW, waitBefore, type Tries, type TrySubject } from "./throttle.ts";
