import type { Answer, NoAnswer, WireHealth, WireNumber } from "@siar/whatsapp";
import type { Fault, Finding } from "./faults.ts";

/** What Meta answered to each question about an account. */
export interface Answers {
  readonly numbers: Answer<readonly WireNumber[]>;
  readonly permissions: Answer<{
    readonly data: ReadonlyArray<{ readonly permission: string; readonly status: string }>;
  }>;
  readonly subscriptions: Answer<{ readonly data: readonly Subscription[] }>;
}

interface Subscription {
  readonly whatsapp_business_api_data?: { readonly id: string } | undefined;
}

const NEEDED = ["whatsapp_business_messaging", "whatsapp_business_management"];

/** Everything that a campaign will need, looked at in turn. */
export function findingsOf({ numbers, permissions, subscriptions }: Answers): Finding[] {
  if (!numbers.ok) return refusedAtOnce(numbers.error);
  const living = numbers.value;
  return [
    { check: "token", fault: null },
    ...each("permissions", permissionFaults(permissions)),
    ...each("numbers", living.length > 0 ? [] : [{ why: "no-numbers" }]),
    ...each("registration", living.flatMap(registrationFault)),
    ...each("displayName", living.flatMap(nameFault)),
    ...healthFindings(living),
    ...each("subscription", subscriptionFaults(subscriptions, ownApp(living))),
  ];
}

/** A check is well, or there is a finding for each thing that is wrong with it. */
const each = (check: Finding["check"], faults: readonly Fault[]): Finding[] =>
  faults.length === 0 ? [{ check, fault: null }] : faults.map((fault) => ({ check, fault }));

export const faultOf = (answer: NoAnswer): Fault =>
  answer.kind === "unreachable"
    ? { why: answer.why }
    : { why: "refused", code: answer.code, subcode: answer.subcode };

const PERMISSION_CODES = new Set([3, 10]);
const isPermission = (code: number): boolean =>
  PERMISSION_CODES.has(code) || (code >= 200 && code <= 299);

/** The first question names the token's own trouble; nothing else can be said then. */
function refusedAtOnce(answer: NoAnswer): Finding[] {
  const fault = faultOf(answer);
  if (answer.kind === "refused" && isPermission(answer.code)) {
    return [
      { check: "token", fault: null },
      { check: "permissions", fault },
    ];
  }
  return [{ check: "token", fault }];
}

/** A token whose permissions Meta does not list may have them all: only what is known is told. */
function permissionFaults(permissions: Answers["permissions"]): Fault[] {
  if (!permissions.ok || permissions.value.data.length === 0) return [];
  const granted = new Set(
    permissions.value.data
      .filter(({ status }) => status === "granted")
      .map(({ permission }) => permission),
  );
  return NEEDED.filter((name) => !granted.has(name)).map((words) => ({
    why: "permission-missing",
    words,
  }));
}

/** Registered, though Meta may hold some of its messages back: its health says so. */
const REGISTERED = new Set(["CONNECTED", "FLAGGED", "RATE_LIMITED", "RESTRICTED", "UNKNOWN"]);

const registrationFault = ({ status, display_phone_number: about }: WireNumber): Fault[] =>
  REGISTERED.has(status.toUpperCase()) ? [] : [{ why: "not-registered", about, words: status }];

const nameFault = ({ name_status: status, display_phone_number: about }: WireNumber): Fault[] =>
  status === "DECLINED" || status === "EXPIRED" ? [{ why: "name-declined", about }] : [];

/** The app that asks: a number's health names it. Other apps may follow the same account. */
const ownApp = (numbers: readonly WireNumber[]): string | null =>
  numbers
    .flatMap((number) => number.health_status?.entities ?? [])
    .find(({ entity_type: type, id }) => type === "APP" && id !== "")?.id ?? null;

const idOf = (subscription: Subscription | undefined): string | undefined =>
  subscription?.whatsapp_business_api_data?.id;

const subscriptionFaults = (
  subscriptions: Answers["subscriptions"],
  own: string | null,
): Fault[] => {
  if (!subscriptions.ok) return [faultOf(subscriptions.error)];
  const follows = subscriptions.value.data.some(
    (each) => own === null || (idOf(each) ?? own) === own,
  );
  return follows ? [] : [{ why: "not-subscribed" }];
};

/** Our app at Meta; where no health names it, the first that follows the account. */
export function appOf({ numbers, subscriptions }: Omit<Answers, "permissions">): string | null {
  const [first] = subscriptions.ok ? subscriptions.value.data : [];
  return ownApp(numbers.ok ? numbers.value : []) ?? idOf(first) ?? null;
}

/** What Meta says of a number and everything above it: account, business, app. */
export interface Health {
  readonly canSend: string;
  readonly problems: readonly HealthProblem[];
}

interface HealthProblem {
  readonly code: number;
  readonly description: string;
  readonly solution: string;
}

export const healthOf = (health: WireHealth | undefined): Health | null =>
  health === undefined
    ? null
    : {
        canSend: health.can_send_message,
        problems: health.entities.flatMap(({ errors }) =>
          errors.map((error) => ({
            code: error.error_code,
            description: error.error_description,
            solution: error.possible_solution,
          })),
        ),
      };

const PAYMENT = 141_006;
const isPayment = ({ code, description }: HealthProblem): boolean =>
  code === PAYMENT || /payment|billing/i.test(description);

/** What concerns the whole account is said by each of its numbers: it is told once. */
function healthFindings(numbers: readonly WireNumber[]): Finding[] {
  const found = new Map<string, { problem: HealthProblem; about: string[] }>();
  for (const number of numbers) {
    for (const problem of healthOf(number.health_status)?.problems ?? []) {
      const key = `${problem.code} ${problem.description}`;
      const known = found.get(key) ?? { problem, about: [] };
      known.about.push(number.display_phone_number);
      found.set(key, known);
    }
  }
  const all = [...found.values()];
  const others = all.filter(({ problem }) => !isPayment(problem));
  return [
    ...each("payment", all.length > others.length ? [{ why: "payment" }] : []),
    ...each(
      "health",
      others.map(({ problem, about }) => ({
        why: "health",
        code: problem.code,
        words: problem.description,
        solution: problem.solution,
        ...(about.length < numbers.length && { about: about.join(", ") }),
      })),
    ),
  ];
}

export const firstFault = (findings: readonly Finding[]): Fault | null =>
  findings.find(({ fault }) => fault !== null)?.fault ?? null;
