import { DAY, HOUR, MINUTE } from "@siar/kernel/clock";
import type { MessageEvent } from "@siar/whatsapp/webhook";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachmentOf, nextTry } from "./index.ts";

const message = (type: string, payload: string | null): MessageEvent => ({
  wamid: "wamid.1",
  phoneNumberId: "1",
  from: { phone: "+62812", userId: null, name: "" },
  at: 1,
  type,
  text: "",
  quoted: null,
  pressed: null,
  payload,
});

describe("the file of a message", () => {
  it("12.3 is known by Meta's id, its bare type and its name", () => {
    const voice = '{"id":"9","mime_type":"Audio/OGG; codecs=opus","voice":true}';
    expect(attachmentOf(message("audio", voice))).toEqual({
      metaId: "9",
      mime: "audio/ogg",
      name: "audio",
    });
    const invoice = '{"id":"9","mime_type":"application/pdf","filename":"../\\n/Nota 7.pdf"}';
    expect(attachmentOf(message("document", invoice))?.name).toBe(".. Nota 7.pdf");
  });

  it("12.3 is none where there is none, whatever stands there", () => {
    for (const type of ["text", "location", "contacts", "unsupported", "button"]) {
      expect(attachmentOf(message(type, '{"id":"9"}'))).toBeNull();
    }
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (payload) => {
        const found = attachmentOf(message("image", payload));
        expect(found === null || found.metaId.length > 0).toBe(true);
      }),
    );
  });

  it("12.3 is tried again ever more rarely, for as long as Meta keeps it", () => {
    const at = 1_000_000;
    expect(nextTry({ tries: 1, createdAt: at }, at)).toBe(at + 2 * MINUTE);
    expect(nextTry({ tries: 30, createdAt: at }, at + DAY)).toBe(at + DAY + 6 * HOUR);
    expect(nextTry({ tries: 9, createdAt: at }, at + 7 * DAY + 1)).toBeNull();
  });
});
