import type { Network } from "../network.ts";
import type { Behaviour } from "../rules/behaviour.ts";
import { badToken, graphError, type GraphError } from "../rules/graph-error.ts";

type Permission = Behaviour["token"]["permissions"][number];

/** Why the token is none at all. */
export function tokenItself(
  network: Network,
  accessToken: string,
  authorization: string,
): GraphError | null {
  if (authorization !== `Bearer ${accessToken}`) {
    return badToken("Invalid OAuth access token - Cannot parse access token");
  }
  return network.behaviour.token.expired
    ? badToken("Error validating access token: Session has expired.", 463)
    : null;
}

/** Why this caller may not: no token, a wrong or expired one, or one without the permission. */
export function tokenProblem(
  network: Network,
  accessToken: string,
  authorization: string,
  needed: Permission,
): GraphError | null {
  const wrong = tokenItself(network, accessToken, authorization);
  if (wrong !== null) return wrong;
  if (network.behaviour.token.permissions.includes(needed)) return null;
  return graphError(10, `The token lacks the permission ${needed}.`);
}
