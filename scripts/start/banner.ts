import { styleText } from "node:util";
import { accountId } from "@siar/simulator/world";
import type { Owner } from "./demo.ts";
import type { State } from "./state.ts";

export interface Ready {
  readonly url: string;
  readonly owner: Owner | null;
  readonly state: State;
  readonly empty: boolean;
}

export const jsonLine = ({ url, owner, state: { secrets } }: Ready): string =>
  JSON.stringify({
    url,
    owner: owner === null ? null : { email: owner.email, password: owner.password },
    apiKey: owner?.apiKey ?? null,
    simulator: `${url}/simulator`,
    appSecret: secrets.SIM_APP_SECRET,
    verifyToken: secrets.SIM_VERIFY_TOKEN,
    accessToken: secrets.SIM_ACCESS_TOKEN,
    wabaId: accountId,
  });

export function banner(ready: Ready): string {
  const rows = [
    ...entrance(ready),
    ["Simulator", `${local(ready.url)}/simulator`],
    ["Data", ready.state.folder],
  ];
  const lines = rows.map(([label = "", text = ""]) => `  ${dim(label.padEnd(13))}${text}`);
  const title = `  ${bold("Siar")}  ${dim("WhatsApp campaigns, on your own machine")}`;
  return ["", title, "", ...lines, "", `  ${dim("Ctrl-C stops it; the data stays.")}`, ""].join(
    "\n",
  );
}

function entrance(ready: Ready): string[][] {
  const address = ["Open", bold(local(ready.url))];
  if (ready.owner !== null) {
    return [address, ["E-mail", ready.owner.email], ["Password", ready.owner.password]];
  }
  if (!ready.empty) {
    return [address, ["Sign in", "with the account that was made on the set-up page"]];
  }
  const { SIM_ACCESS_TOKEN, SIM_APP_SECRET, SIM_VERIFY_TOKEN } = ready.state.secrets;
  return [
    address,
    ["", "The first visit makes the owner. To connect the simulator:"],
    ["Account", accountId],
    ["Access token", SIM_ACCESS_TOKEN],
    ["App secret", SIM_APP_SECRET],
    ["Verify token", SIM_VERIFY_TOKEN],
  ];
}

const local = (url: string): string => url.replace("127.0.0.1", "localhost");
const bold = (text: string): string => styleText("bold", text);
const dim = (text: string): string => styleText("dim", text);
