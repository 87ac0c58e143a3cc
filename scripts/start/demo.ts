import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { accountId } from "@siar/simulator/world";
import { z } from "zod";
import { clientOf, cookieOf, Refused, request, type Client } from "./client.ts";
import { keep, readKept, type State } from "./state.ts";
import { reasonOf, Trouble } from "./trouble.ts";

const Owner = z.object({
  email: z.string(),
  password: z.string(),
  apiKey: z.string().nullable(),
  connected: z.boolean(),
  demo: z.boolean(),
});
export type Owner = z.infer<typeof Owner>;

const Setup = z.object({ needed: z.boolean() });
const NewKey = z.object({ key: z.string() });
const JobStarted = z.object({ jobId: z.number() });
const Job = z.object({ status: z.string(), error: z.string().nullable() });

const DEMO_PATIENCE = 60_000;

/** The demo owner of a state; null where a person made the owner on the set-up page. */
export const ownerOf = (state: State): Owner | null => readKept(state.folder, "owner.json", Owner);

/** Makes the demo owner where nobody is yet; null where a person already made an owner. */
export async function demoOwner(url: string, state: State): Promise<Owner | null> {
  const { needed } = await clientOf(url, {}).get("/api/setup", Setup);
  let owner = ownerOf(state);
  if (needed) {
    // Written down first: of an owner made just before a kill the password would be lost.
    owner = save(state, owner ?? newOwner());
    await setUp(url, owner);
  }
  if (owner === null || owner.apiKey !== null) return owner;
  return save(state, { ...owner, apiKey: await newKey(url, owner) });
}

/**
 * The connection and the demo data, each written down when it is done: a start that was
 * interrupted goes on where it stopped. A failure is told, and the product runs without.
 */
export async function fill(url: string, state: State, owner: Owner, say: Say): Promise<void> {
  if (owner.apiKey === null) return;
  const client = clientOf(url, { apiKey: owner.apiKey });
  let { connected, demo } = owner;
  if (!connected) {
    connected = await told(say, "No WhatsApp account is connected", () => connect(client, state));
  }
  if (!demo) {
    say("Loading demo data …");
    demo = await told(say, "There is no demo data", () => loadDemo(client));
  }
  if (connected !== owner.connected || demo !== owner.demo) {
    save(state, { ...owner, connected, demo });
  }
}

type Say = (line: string) => void;

async function told(say: Say, what: string, step: () => Promise<void>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    say(`${what}: ${reasonOf(error)}`);
    return false;
  }
}

function save(state: State, owner: Owner): Owner {
  keep(state.folder, "owner.json", owner);
  return owner;
}

const newOwner = (): Owner => ({
  email: "owner@siar.example",
  password: newPassword(),
  apiKey: null,
  connected: false,
  demo: false,
});

/** Without what is read wrongly: 0 and o, 1 and l. */
const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

const newPassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join(""),
  ).join("-");

async function setUp(url: string, { email, password }: Owner): Promise<void> {
  await request(url, "POST", "/api/setup", {
    businessName: "Kopi Senja",
    name: "Demo Owner",
    email,
    password,
    defaultCountry: "ID",
    timezone: "Asia/Jakarta",
    locale: "en",
  });
}

/** Null when the password was changed since: then the account is the person's own. */
async function newKey(url: string, { email, password }: Owner): Promise<string | null> {
  try {
    const signedIn = await request(url, "POST", "/api/session", { email, password });
    const client = clientOf(url, { cookie: cookieOf(signedIn) });
    return (await client.post("/api/api-keys", { name: "Start" }, NewKey)).key;
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return null;
    throw error;
  }
}

async function connect(client: Client, { secrets }: State): Promise<void> {
  const account = {
    wabaId: accountId,
    token: secrets.SIM_ACCESS_TOKEN,
    appSecret: secrets.SIM_APP_SECRET,
    verifyToken: secrets.SIM_VERIFY_TOKEN,
  };
  await client.post("/api/whatsapp/accounts", account, z.unknown());
  await client.post("/api/whatsapp/templates/sync", {}, z.unknown());
}

async function loadDemo(client: Client): Promise<void> {
  const { jobId } = await client.post("/api/demo", {}, JobStarted);
  const deadline = Date.now() + DEMO_PATIENCE;
  for (;;) {
    const job = await client.get(`/api/jobs/${jobId}`, Job);
    if (job.status === "done") return;
    if (job.status !== "queued" && job.status !== "running") {
      throw new Trouble(job.error ?? `its job is ${job.status}.`);
    }
    if (Date.now() > deadline) throw new Trouble("loading it takes too long.");
    await sleep(150);
  }
}
