import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { hashPassword } from "./auth.ts";
import { passwordIsWeak, SHORTEST_PASSWORD } from "./rules/index.ts";

/** The hash of a password that is good enough for this person. */
export async function acceptPassword(
  password: string,
  about: { name: string; email: string; businessName?: string },
): Promise<Result<string>> {
  const words = [
    about.name,
    about.email,
    about.email.split("@")[0] ?? "",
    about.businessName ?? "",
  ];
  if (!passwordIsWeak(password, words)) return ok(await hashPassword(password));
  const message = `At least ${SHORTEST_PASSWORD} characters, and nothing that is guessed first.`;
  return fail("weak-password", {}, [{ path: "password", message }]);
}
