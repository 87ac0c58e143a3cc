import * as answers from "./answers.ts";
import type { Api } from "./api.ts";
import { until } from "./until.ts";

/** The demo's template: a name and a discount. */
export const promo = { name: "promo_akhir_pekan", values: { "1": "{name}", "2": "25%" } };

/** Nobody else's number, in this run of the tests and in the ones before it. */
let next = Date.now() % 100_000_000;
export const newPhone = (): string => `+62813${String(next++ % 100_000_000).padStart(8, "0")}`;

let names = 0;
export const newName = (what: string): string => `${what} ${Date.now().toString(36)}-${names++}`;

/** People who can be named together: they wear a label that nobody else wears. */
export interface Audience {
  readonly labelId: number;
  readonly segmentId: number;
  readonly people: readonly answers.Contact[];
}

export const labelled = (...labelIds: number[]) => ({
  field: "label",
  op: "has_any",
  value: labelIds,
});

export type Business = ReturnType<typeof business>;

/** What a business does all day, in few words, for whoever is given as its owner. */
export function business(owner: Api) {
  const label = async (): Promise<number> =>
    (await owner.post("/api/labels", { name: newName("Label"), color: "#2f7d5b" }, answers.Id)).id;

  const contact = (fields: object = {}): Promise<answers.Contact> =>
    owner.post("/api/contacts", { name: "Ayu", phone: newPhone(), ...fields }, answers.Contact);

  const segment = (criteria: object, fields: object = {}) =>
    owner.post("/api/segments", { name: newName("Segment"), criteria, ...fields }, answers.Segment);

  const audience = async (size: number): Promise<Audience> => {
    const labelId = await label();
    const people: answers.Contact[] = [];
    for (let at = 0; at < size; at += 10) {
      const some = Array.from({ length: Math.min(10, size - at) }, (_, place) =>
        contact({ name: `Ayu ${at + place + 1}`, labelIds: [labelId] }),
      );
      people.push(...(await Promise.all(some)));
    }
    return { labelId, segmentId: (await segment(labelled(labelId))).id, people };
  };

  return { label, contact, segment, audience, ...campaigns(owner), ...records(owner) };
}

function campaigns(owner: Api) {
  const template = async (name: string) => {
    const found = await owner.get(
      `/api/whatsapp/templates?search=${name}`,
      answers.pageOf(answers.Template),
    );
    return one(found.items, `template ${name}`);
  };

  const promotion = async (values: Record<string, string> = promo.values) => {
    const { id: templateId } = await template(promo.name);
    return { type: "template", templateId, variables: values };
  };

  /** A draft to an audience; without a cooldown, so that the same people can be asked again. */
  const draft = async (segmentId: number | null, fields: object = {}): Promise<answers.Campaign> =>
    owner.post(
      "/api/campaigns",
      {
        name: newName("Campaign"),
        segmentId,
        message: await promotion(),
        rateLimit: 60,
        cooldownHours: 0,
        ...fields,
      },
      answers.Campaign,
    );

  const path = (id: number, command: string): string => `/api/campaigns/${id}/${command}`;

  const obey = (id: number, command: string, body: object = {}): Promise<answers.Campaign> =>
    owner.post(path(id, command), body, answers.Campaign);

  /** A command that the campaign must not obey. */
  const refuse = (id: number, command: string, body: object = {}) =>
    owner.refused("POST", path(id, command), body);

  const campaign = (id: number): Promise<answers.Campaign> =>
    owner.get(`/api/campaigns/${id}`, answers.Campaign);

  const launched = async (segmentId: number, fields: object = {}): Promise<number> => {
    const { id } = await draft(segmentId, fields);
    await obey(id, "send");
    return id;
  };

  /** Waits for a state, with the state that it stayed in as the reason for giving up. */
  const reaches = (id: number, fits: (campaign: answers.Campaign) => boolean, timeout = 20_000) =>
    until(async () => {
      const now = await campaign(id);
      if (fits(now)) return now;
      throw new Error(`The campaign stayed ${now.status}: ${JSON.stringify(now.stats)}`);
    }, timeout);

  const becomes = (id: number, status: string, timeout?: number) =>
    reaches(id, (now) => now.status === status, timeout);

  const recipients = async (id: number): Promise<answers.Recipient[]> => {
    const path = `/api/campaigns/${id}/messages?limit=200`;
    return (await owner.get(path, answers.pageOf(answers.Recipient))).items;
  };

  return {
    template,
    promotion,
    draft,
    refuse,
    obey,
    campaign,
    launched,
    reaches,
    becomes,
    recipients,
  };
}

function records(owner: Api) {
  /** What the audit log holds of something, oldest first. */
  const audited = async (entity: string, entityId: number): Promise<answers.AuditEntry[]> => {
    const path = `/api/audit?limit=200&entity=${entity}&entityId=${entityId}`;
    return (await owner.get(path, answers.pageOf(answers.AuditEntry))).items.toReversed();
  };

  const notices = async (campaignId: number) => {
    const path = "/api/notifications?limit=200";
    const { items } = await owner.get(path, answers.pageOf(answers.Notification));
    return items.filter((notice) => notice.campaignId === campaignId);
  };

  const member = async (given: string | { role: string; customRoleId?: number }) => {
    const as = typeof given === "string" ? { role: given } : given;
    const { role } = as;
    const signIn = {
      email: `${newName(role).replace(" ", "-")}@siar.example`,
      password: "teh-manis-42x",
    };
    const { id } = await owner.post(
      "/api/members",
      { name: `Sari ${role}`, ...as, ...signIn },
      answers.Id,
    );
    return { id, ...signIn };
  };

  return { audited, notices, member };
}

function one<T>(items: readonly T[], what: string): T {
  const [item] = items;
  if (item === undefined) throw new Error(`There is no ${what}`);
  return item;
}
