import { createHmac } from "node:crypto";

interface Line {
  readonly url: string;
  readonly appSecret: string;
  readonly wabaId: string;
}

/** The business's first number, as Meta names it. */
const PHONE_NUMBER_ID = "106540352242922";

export type Meta = ReturnType<typeof meta>;

/** Meta's side of the webhook, byte by byte, for what the simulator is too polite to send. */
export function meta({ url, appSecret, wabaId }: Line) {
  const address = `${url}/webhooks/whatsapp`;
  const sign = (bytes: string): string =>
    `sha256=${createHmac("sha256", appSecret).update(bytes).digest("hex")}`;

  /** Sends bytes as they are; signed by the app unless another signature is given. */
  const post = async (bytes: string, signature: string | null = sign(bytes)): Promise<number> => {
    const headers = new Headers({ "content-type": "application/json" });
    if (signature !== null) headers.set("x-hub-signature-256", signature);
    const response = await fetch(address, { method: "POST", body: bytes, headers });
    await response.arrayBuffer();
    return response.status;
  };

  return {
    sign,
    post,
    says: (value: object) => post(JSON.stringify(envelope(wabaId, value))),
    envelope: (value: object): string => JSON.stringify(envelope(wabaId, value)),
    handshake: (query: Readonly<Record<string, string>>) =>
      fetch(`${address}?${new URLSearchParams(query)}`),
  };
}

const envelope = (id: string, value: object) => ({
  object: "whatsapp_business_account",
  entry: [
    {
      id,
      changes: [
        {
          field: "messages",
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "6281110002001", phone_number_id: PHONE_NUMBER_ID },
            ...value,
          },
        },
      ],
    },
  ],
});

const seconds = (at: number): string => String(Math.floor(at / 1_000));

let messages = 0;
export const newWamid = (): string => `wamid.${Date.now().toString(36)}${messages++}`;

/** A customer's words, as Meta reports them. */
export const textFrom = (phone: string, text: string, at = Date.now()) => {
  const digits = phone.replace("+", "");
  const words = { id: newWamid(), timestamp: seconds(at), type: "text", text: { body: text } };
  return {
    contacts: [{ profile: { name: "Ayu" }, wa_id: digits }],
    messages: [{ from: digits, ...words }],
  };
};

export interface Reported {
  readonly wamid: string;
  readonly callback?: string;
  readonly at?: number;
  readonly code?: number;
}

/** What became of a message of ours, as Meta reports it. */
export const statusOf = (status: string, { wamid, callback, at, code }: Reported) => ({
  id: wamid,
  status,
  timestamp: seconds(at ?? Date.now()),
  recipient_id: "6281300000000",
  ...(callback !== undefined && { biz_opaque_callback_data: callback }),
  ...(code !== undefined && { errors: [{ code, title: "Refused", message: "Refused" }] }),
});
