import type { Network } from "../network.ts";
import type { Behaviour } from "../rules/behaviour.ts";
import { badToken, graphError, type GraphError } from "../rules/graph-error.ts";

type Permission = Behaviour["token"]["permissions"][number];

/** Why this caller may not: no token, a wrong or expired one, or one without the permission. */
export function tokenProblem(
  network: Network,
  accessToken: string,
  authorization: string,
  needed: Permission,
): GraphError | null {
  if (authorization !== `Bearer ${accessToken}`) {
    return badToken("Invalid OAuth access token - Cannot parse access token");
  }
  const { token } = network.behaviour;
  if (token.expired) return badToken("Error validating access token: Session has expired.", 463);
  if (token.permissions.includes(needed)) return null;
  return graphError(10, `The token lacks the permission ${needed}.`);
}
