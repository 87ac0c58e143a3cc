/** Where to go after signing in: an address of this app, never of another site. */
export function returnAddress(from: string | undefined): string {
  if (!from || !/^\/(?![/\\])/u.test(from)) return "/";
  return from.startsWith("/sign-in") || from.startsWith("/set-up") ? "/" : from;
}
