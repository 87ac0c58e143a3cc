import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWebhook, type WebhookEvent } from "./webhook.ts";

const metadata = { display_phone_number: "15550783881", phone_number_id: "106540352242922" };

const body = (...changes: unknown[]): string =>
  JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: "102290129340398", changes }],
  });
const messagesChange = (value: object) => ({
  field: "messages",
  value: { messaging_product: "whatsapp", metadata, ...value },
});
const status = (extra: object = {}) => ({
  id: "wamid.OUT",
  status: "delivered",
  timestamp: "1750030073",
  recipient_id: "16505551234",
  ...extra,
});
const inbound = (extra: object = {}) => ({
  from: "16505551234",
  id: "wamid.IN",
  timestamp: "1749416383",
  type: "text",
  text: { body: "STOP" },
  ...extra,
});
const ana = { profile: { name: "Ana" }, wa_id: "16505551234", user_id: "US.1349" };

const readOne = (change: object): WebhookEvent | undefined => readWebhook(body(change))[0];
const messageOf = (extra: object, contacts: object[] = [ana]) => {
  const event = readOne(messagesChange({ contacts, messages: [inbound(extra)] }));
  if (event?.kind !== "message") throw new Error(JSON.stringify(event));
  return event.message;
};

describe("12.1 statuses", () => {
  it("12.1 carry our callback data, the price and the error", () => {
    const full = status({
      biz_opaque_callback_data: "17:9:1",
      pricing: { billable: true, pricing_model: "PMP", type: "regular", category: "marketing" },
      status: "failed",
      errors: [{ code: 131049, title: "No", message: "m", error_data: { details: "healthy" } }],
    });
    expect(readOne(messagesChange({ statuses: [full] }))).toEqual({
      kind: "status",
      status: {
        callback: "17:9:1",
        wamid: "wamid.OUT",
        status: "failed",
        at: 1_750_030_073_000,
        category: "marketing",
        pricingType: "regular",
        errorCode: 131049,
        errorDetail: "healthy",
      },
    });
  });

  it("12.1 need nothing but id, status and time", () => {
    const bare = { id: "wamid.OUT", status: "read", timestamp: 1_750_030_073 };
    expect(readOne(messagesChange({ statuses: [bare] }))).toMatchObject({
      status: { callback: null, status: "read", at: 1_750_030_073_000 },
    });
  });

  it("12.1 played is read; words we do not know are only counted", () => {
    const played = readOne(messagesChange({ statuses: [status({ status: "played" })] }));
    expect(played).toMatchObject({ status: { status: "read" } });
    for (const word of ["deleted", "warning", "constructor"]) {
      expect(readOne(messagesChange({ statuses: [status({ status: word })] }))).toEqual({
        kind: "other",
        name: `status:${word}`,
      });
    }
  });

  it("12.1 never carry a phone number in an error's words", () => {
    const errors = [{ code: 131030, title: "Recipient +1 650-555-1234 not allowed" }];
    const failed = readOne(messagesChange({ statuses: [status({ status: "failed", errors })] }));
    expect(JSON.stringify(failed)).not.toMatch(/650|1234/);
  });
});

describe("12.3 messages of customers", () => {
  it("12.3 tell who wrote what, when, and what was quoted", () => {
    expect(messageOf({ context: { from: "15550783881", id: "wamid.OURS" } })).toEqual({
      wamid: "wamid.IN",
      phoneNumberId: "106540352242922",
      from: { phone: "+16505551234", userId: "US.1349", name: "Ana" },
      at: 1_749_416_383_000,
      type: "text",
      text: "STOP",
      quoted: "wamid.OURS",
      pressed: null,
      payload: null,
    });
  });

  it("12.3 may come without a phone number", () => {
    const hidden = { profile: { name: "Ana", username: "@ana" }, user_id: "US.1349" };
    const message = messageOf({ from: undefined, from_user_id: "US.1349" }, [hidden]);
    expect(message.from).toEqual({ phone: null, userId: "US.1349", name: "Ana" });
  });

  it("12.3 belong each to their own sender among several", () => {
    const budi = { profile: { name: "Budi" }, wa_id: "628120000001", user_id: "ID.77" };
    const events = readWebhook(
      body(
        messagesChange({
          contacts: [budi, ana],
          messages: [inbound(), inbound({ id: "wamid.2", from: "628120000001" })],
        }),
      ),
    );
    expect(events).toMatchObject([
      { message: { from: { name: "Ana", userId: "US.1349" } } },
      { message: { from: { name: "Budi", userId: "ID.77" } } },
    ]);
  });

  const shapes: [string, object, string][] = [
    ["image", { id: "1", mime_type: "image/png", caption: "Lihat" }, "Lihat"],
    ["audio", { id: "1", voice: true }, ""],
    ["interactive", { type: "button_reply", button_reply: { id: "yes", title: "Ya" } }, "Ya"],
    ["interactive", { type: "list_reply", list_reply: { id: "a", title: "Pilihan" } }, "Pilihan"],
    [
      "interactive",
      { type: "nfm_reply", nfm_reply: { body: "Sent", response_json: "{}" } },
      "Sent",
    ],
    ["reaction", { message_id: "wamid.OURS", emoji: "👍" }, "👍"],
    ["reaction", { message_id: "wamid.OURS" }, ""],
    [
      "location",
      { latitude: -6.2, longitude: 106.8, name: "Kedai", address: "Jl. A" },
      "Kedai, Jl. A",
    ],
    ["order", { catalog_id: "1", text: "Dua ya", product_items: [] }, "Dua ya"],
    ["sticker", { id: "1", animated: true }, ""],
    ["something_new", { a: 1 }, ""],
  ];
  for (const [type, content, text] of shapes) {
    it(`12.3 ${type} reads as “${text}” and keeps what Meta described`, () => {
      const message = messageOf({ type, text: undefined, [type]: content });
      expect(message).toMatchObject({ type, text });
      expect(JSON.parse(message.payload ?? "")).toEqual(content);
    });
  }

  it("12.3 name the contacts that were sent", () => {
    const contacts = [
      { name: { formatted_name: "Ibu Sri" } },
      { name: { formatted_name: "Pak Jo" } },
    ];
    expect(messageOf({ type: "contacts", text: undefined, contacts }).text).toBe("Ibu Sri, Pak Jo");
  });

  it("12.3 tell the button that was pressed; without a payload the label is the payload", () => {
    const press = (button: object) =>
      messageOf({ type: "button", text: undefined, button }).pressed;
    expect(press({ payload: "STOP_PROMO", text: "Berhenti" })).toEqual({
      payload: "STOP_PROMO",
      label: "Berhenti",
    });
    expect(press({ text: "Berhenti" })).toEqual({ payload: "Berhenti", label: "Berhenti" });
  });

  it("12.3 of Meta's system and of kinds without content are no trouble", () => {
    const system = inbound({ type: "system", system: { type: "user_changed_number" } });
    expect(readOne(messagesChange({ messages: [system] }))).toMatchObject({ kind: "other" });
    const errors = [{ code: 131051, title: "Unsupported" }];
    expect(messageOf({ type: "unsupported", text: undefined, errors }).type).toBe("unsupported");
  });
});

describe("8.1 preferences and 11.2 templates", () => {
  it("8.1 a stop of marketing is understood, with the phone from beside it", () => {
    const change = {
      field: "user_preferences",
      value: {
        metadata,
        contacts: [ana],
        user_preferences: [
          {
            user_id: "US.1349",
            category: "marketing_messages",
            value: "stop",
            timestamp: 1_731_705_721,
          },
        ],
      },
    };
    expect(readOne(change)).toEqual({
      kind: "preference",
      preference: {
        who: { phone: "+16505551234", userId: "US.1349", name: "" },
        value: "stop",
        at: 1_731_705_721_000,
      },
    });
  });

  const field = (name: string, value: object) => readOne({ field: name, value });
  const id = { message_template_id: 1_480_200_000_000_001 };

  it("11.2 a template's status, quality and category follow Meta", () => {
    const templateId = "1480200000000001";
    expect(
      field("message_template_status_update", { ...id, event: "PAUSED", reason: "NONE" }),
    ).toMatchObject({ kind: "template", template: { templateId, status: "PAUSED", reason: "" } });
    expect(field("message_template_status_update", { ...id, event: "REINSTATED" })).toMatchObject({
      template: { status: "APPROVED" },
    });
    expect(field("message_template_status_update", { ...id, event: "FLAGGED" })).toEqual({
      kind: "other",
      name: "template:FLAGGED",
    });
    expect(
      field("message_template_quality_update", { ...id, new_quality_score: "RED" }),
    ).toMatchObject({
      kind: "template",
      template: { templateId, quality: "RED" },
    });
  });

  it("11.2 a change of category counts once it is done, not when it is announced", () => {
    const done = { ...id, previous_category: "UTILITY", new_category: "MARKETING" };
    expect(field("template_category_update", done)).toMatchObject({
      template: { category: "MARKETING" },
    });
    const announced = { ...id, new_category: "UTILITY", correct_category: "MARKETING" };
    const soon = field("template_category_update", announced);
    expect(soon).toMatchObject({ template: { nextCategory: "MARKETING" } });
    expect(soon?.kind === "template" && soon.template.category).toBeUndefined();
  });

  it("12.1 fields that we do not know are only counted", () => {
    for (const name of ["account_alerts", "security", "brand_new", "toString"]) {
      expect(field(name, { event: "X" })).toEqual({ kind: "other", name: `field:${name}` });
    }
  });
});

describe("12.1 whole bodies", () => {
  it("12.1 every item of every change of every entry is read, in order", () => {
    const many = (from: number) => [0, 1, 2].map((step) => status({ id: `wamid.${from + step}` }));
    const text = JSON.stringify({
      entry: [
        { changes: [messagesChange({ statuses: many(0) }), messagesChange({ statuses: many(3) })] },
        { changes: [messagesChange({ statuses: many(6) })] },
      ],
    });
    const wamids = readWebhook(text).map((event) => event.kind === "status" && event.status.wamid);
    expect(wamids).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].map((number) => `wamid.${number}`));
  });

  it("12.1 a broken item in the middle is set aside and spoils nothing", () => {
    const broken = [
      null,
      7,
      {},
      status({ timestamp: "yesterday" }),
      status({ timestamp: "9".repeat(400) }),
      status({ id: { a: 1 } }),
      status({ id: "x".repeat(300) }),
    ];
    for (const item of broken) {
      const statuses = [status(), item, status({ id: "wamid.LAST" })];
      expect(readWebhook(body(messagesChange({ statuses })))).toMatchObject([
        { kind: "status" },
        { kind: "unreadable", what: "status" },
        { kind: "status", status: { wamid: "wamid.LAST" } },
      ]);
    }
  });

  it("12.1 why an item is set aside is told without its values", () => {
    const event = readOne(messagesChange({ messages: [inbound({ from: "not a number 0812" })] }));
    expect(event).toMatchObject({ kind: "unreadable", what: "message" });
    expect(event?.kind === "unreadable" && event.why).toMatch(/^from: /);
    expect(event?.kind === "unreadable" && event.why).not.toContain("0812");
  });

  it("12.1 what is set aside is kept with all that it takes to read it again", () => {
    const broken = inbound({ timestamp: "later" });
    const budi = { profile: { name: "Budi" }, wa_id: "628120000001" };
    const around = messagesChange({ contacts: [budi, ana], messages: [inbound(), broken] });
    const [, aside] = readWebhook(body(around));
    if (aside?.kind !== "unreadable") throw new Error(JSON.stringify(aside));
    const alone = messagesChange({ contacts: [ana], messages: [broken] });
    expect(readWebhook(aside.body)).toEqual([aside]);
    expect(aside.body).not.toContain("Budi");
    const mended = aside.body.replace("later", "1749416383");
    expect(readWebhook(mended)).toEqual(readWebhook(body(alone).replace("later", "1749416383")));
    expect(readWebhook(mended)).toMatchObject([{ kind: "message", message: { text: "STOP" } }]);
  });

  it("12.1 a body that is no envelope is only counted", () => {
    for (const text of [
      "",
      "nonsense",
      "[]",
      "{}",
      '{"entry":"x"}',
      '{"entry":null}',
      "7",
      "null",
    ]) {
      expect(readWebhook(text)).toEqual([{ kind: "other", name: "body:unreadable" }]);
    }
  });

  it("12.1 nesting without end does not bring it down", () => {
    const deep = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    const text = `{"entry":[{"changes":[{"field":"messages","value":{"statuses":[${deep}]}}]}]}`;
    expect(readWebhook(text)).toMatchObject([{ kind: "unreadable", what: "status" }]);
  });

  it("12.1 any JSON in any place is read without throwing", () => {
    const anything = fc.jsonValue({ maxDepth: 2 });
    const change = fc.record({
      field: fc.oneof(fc.constantFrom("messages", "user_preferences"), anything),
      value: fc.oneof(
        anything,
        fc.record({
          statuses: fc.oneof(anything, fc.array(anything)),
          messages: fc.oneof(anything, fc.array(anything)),
          contacts: fc.oneof(anything, fc.array(anything)),
          user_preferences: fc.array(anything),
        }),
      ),
    });
    const envelope = fc.record({
      entry: fc.oneof(anything, fc.array(fc.record({ changes: fc.array(change) }))),
    });
    fc.assert(
      fc.property(envelope, (value) => {
        const kinds = readWebhook(JSON.stringify(value)).map(({ kind }) => typeof kind);
        expect(kinds.every((kind) => kind === "string")).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("10.4 what Meta reports of an account", () => {
  const report = (field: string, value: object) =>
    readWebhook(JSON.stringify({ entry: [{ id: "1022", changes: [{ field, value }] }] }));
  const account = (event: object) => [{ kind: "account", account: { wabaId: "1022", ...event } }];

  it.each([
    ["phone_number_quality_update", { event: "FLAGGED", current_limit: "TIER_2K" }],
    ["business_capability_update", { max_daily_conversations_per_business: -1 }],
    ["phone_number_name_update", { decision: "APPROVED" }],
    ["account_review_update", { decision: "APPROVED" }],
    ["account_update", { event: "VOLUME_BASED_PRICING_TIER_UPDATE" }],
    ["account_update", { event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "REINSTATE" } }],
  ])("10.4 %s: it is looked at anew", (field, value) => {
    expect(report(field, value)).toEqual(account({}));
  });

  it("10.5 a restriction, a ban or a deletion stops it", () => {
    const restriction_info = [{ restriction_type: "RESTRICTED_BIZ_INITIATED_MESSAGING" }];
    expect(report("account_update", { event: "ACCOUNT_RESTRICTION", restriction_info })).toEqual(
      account({ stop: "restricted" }),
    );
    const ban_info = { waba_ban_state: "DISABLE", waba_ban_date: "today" };
    expect(report("account_update", { event: "DISABLED_UPDATE", ban_info })).toEqual(
      account({ stop: "disabled" }),
    );
    expect(report("account_update", { event: "ACCOUNT_DELETED" })).toEqual(
      account({ stop: "disabled" }),
    );
  });

  it("11.1 a template whose text changed is fetched anew with the others", () => {
    expect(report("message_template_components_update", { message_template_id: 7 })).toEqual(
      account({ templates: true }),
    );
  });
});
