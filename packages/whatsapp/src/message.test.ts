import { describe, expect, it } from "vitest";
import { messageBody } from "./message.ts";

describe("10.1 the body of a message", () => {
  const text = { type: "text", text: "Halo" } as const;

  it("10.1 addresses a phone with its plus, and a user id where there is no phone", () => {
    expect(messageBody({ to: { phone: "6281234567890" }, content: text })["to"]).toBe(
      "+6281234567890",
    );
    const both = messageBody({ to: { phone: "+62812", userId: "ID.134" }, content: text });
    expect(both).toMatchObject({ to: "+62812" });
    expect(both).not.toHaveProperty("recipient");
    const nameless = messageBody({ to: { phone: null, userId: "ID.134" }, content: text });
    expect(nameless).toMatchObject({ recipient: "ID.134" });
    expect(nameless).not.toHaveProperty("to");
  });

  it("4.4 sends a file by id or by address, a caption only where there is one", () => {
    const media = { id: "77" };
    const to = { phone: "+62812" };
    const document = { type: "document", media, caption: "Ini", filename: "a.pdf" } as const;
    expect(messageBody({ to, content: document })["document"]).toEqual({
      id: "77",
      caption: "Ini",
      filename: "a.pdf",
    });
    const image = { type: "image", media: { link: "https://x.y/z.png" }, caption: "" } as const;
    expect(messageBody({ to, content: image })["image"]).toEqual({ link: "https://x.y/z.png" });
  });

  it("10.1 quotes the message that it answers", () => {
    const body = messageBody({ to: { phone: "+62812" }, content: text, quotes: "wamid.X" });
    expect(body["context"]).toEqual({ message_id: "wamid.X" });
  });
});
