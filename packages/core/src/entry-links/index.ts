export { enterByLink, look } from "./enter.ts";
export { invite, listInvitations, withdraw } from "./invite.ts";
export { passwordLink } from "./password-link.ts";
export { sweepLinks } from "./store.ts";
