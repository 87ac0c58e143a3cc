import type { Tallies } from "./tallies.ts";
import type { WebhookStore } from "./webhooks.ts";

// What a test asks afterwards: who got how many, and how fast they came.

/** A range over the index: everything that starts with the prefix. */
function range(prefix: string): [from: string, to: string] {
  const last = prefix.charCodeAt(prefix.length - 1);
  return [prefix, prefix.slice(0, -1) + String.fromCharCode(last + 1)];
}

export class Witness {
  #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  totals(counted: Tallies, webhooks: WebhookStore) {
    const tallies = counted.all();
    const total = (name: string) => tallies.get(name) ?? 0;
    const rejected = [...tallies].filter(([name]) => name.startsWith("rejected:"));
    return {
      accepted: total("accepted"),
      sent: total("sent"),
      delivered: total("delivered"),
      read: total("read"),
      failed: total("failed"),
      inbound: total("inbound"),
      held: this.#held(),
      rejected: rejected.reduce((sum, [, amount]) => sum + amount, 0),
      rejectedByCode: Object.fromEntries(
        rejected.map(([name, amount]) => [name.slice("rejected:".length), amount]),
      ),
      webhooks: {
        ...webhooks.waiting(),
        delivered: total("webhooks:delivered"),
        updatesDelivered: total("webhooks:updates"),
        refused: total("webhooks:refused"),
        unsubscribed: total("webhooks:unsubscribed"),
      },
    };
  }

  #held(): number {
    const sql = "SELECT count(*) AS held FROM messages WHERE held = 1";
    return this.#sql.exec<{ held: number }>(sql).one().held;
  }

  /** One campaign, one slice, one recipient: whatever the callback data starts with. */
  campaign(prefix: string) {
    const [from, to] = range(prefix);
    const where = "FROM messages WHERE callback >= ? AND callback < ?";
    const counts = this.#sql
      .exec<{
        accepted: number;
        recipients: number;
        sent: number;
        delivered: number;
        read: number;
        failed: number;
        first: number | null;
        last: number | null;
      }>(
        `SELECT count(*) AS accepted, count(DISTINCT phone) AS recipients, count(sent_at) AS sent,
           count(delivered_at) AS delivered, count(read_at) AS read, count(failed_at) AS failed,
           min(accepted_at) AS first, max(accepted_at) AS last ${where}`,
        from,
        to,
      )
      .one();
    const { first, last, ...rest } = counts;
    return {
      callback: prefix,
      ...rest,
      recipientsAcceptedTwice: this.#twice("phone", where, from, to),
      callbacksAcceptedTwice: this.#twice("callback", where, from, to),
      firstAcceptedAt: first,
      lastAcceptedAt: last,
      perSecond: this.#perSecond(where, from, to),
    };
  }

  #twice(column: "phone" | "callback", where: string, from: string, to: string) {
    return this.#sql
      .exec<{ key: string; times: number }>(
        `SELECT ${column} AS key, count(*) AS times ${where}
         GROUP BY ${column} HAVING times > 1 ORDER BY times DESC LIMIT 100`,
        from,
        to,
      )
      .toArray();
  }

  #perSecond(where: string, from: string, to: string) {
    return this.#sql
      .exec<{ second: number; accepted: number }>(
        `SELECT accepted_at / 1000 AS second, count(*) AS accepted ${where}
         GROUP BY second ORDER BY second LIMIT 10000`,
        from,
        to,
      )
      .toArray();
  }

  /** Every accepted send in the order of arrival, with its millisecond. */
  accepted(prefix: string, after: number, limit: number) {
    const [from, to] = prefix === "" ? ["", "\uffff"] : range(prefix);
    return this.#sql
      .exec<{ seq: number; at: number; phone: string; callback: string; numberId: string }>(
        `SELECT seq, accepted_at AS at, phone, callback, number_id AS numberId FROM messages
         WHERE seq > ? AND callback >= ? AND callback < ? ORDER BY seq LIMIT ?`,
        after,
        from,
        to,
        limit,
      )
      .toArray();
  }
}
