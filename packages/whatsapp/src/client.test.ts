import { createServer, type Server } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { createClient } from "./client.ts";
import { lanesOf } from "./lanes.ts";
import type { OutgoingMessage } from "./message.ts";
import type { Fetch } from "./transport.ts";

const TOKEN = "EAAtoken0123456789012345678901234567890123456789";
const message: OutgoingMessage = {
  to: { phone: "+6281234567890" },
  content: { type: "text", text: "Halo" },
  callback: "17:9:1",
};

interface Request {
  readonly url: string;
  readonly init: RequestInit;
}

/** A client whose requests are answered in turn; the last answer stays. */
function clientThat(...answers: Array<() => Response | Promise<Response>>) {
  const requests: Request[] = [];
  const waits: number[] = [];
  const answer: Fetch = async (url, init) => {
    const respond = answers[Math.min(requests.length, answers.length - 1)];
    requests.push({ url, init });
    if (respond === undefined) throw new Error("No answer was prepared");
    return respond();
  };
  const client = createClient({
    baseUrl: "https://graph.example",
    version: "v26.0",
    token: TOKEN,
    fetch: answer,
    timeoutMs: 60,
    random: () => 0.5,
    sleep: async (ms) => void waits.push(ms),
  });
  return { client, requests, waits };
}

const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });
const accepted = (extra: object = {}) => json({ messages: [{ id: "wamid.A", ...extra }] });
const refusal = (code: number, status = 400, extra: object = {}) =>
  json({ error: { message: `(#${code}) No`, type: "OAuthException", code, ...extra } }, status);
const send = (...answers: Parameters<typeof clientThat>) =>
  clientThat(...answers).client.send("106540352242922", message);

/** A number as people and machines write it. */
const writtenPhone = fc
  .array(fc.constantFrom("", " ", "-", ".", "\u00a0", "\u2011", " (", ") "), {
    minLength: 12,
    maxLength: 12,
  })
  .map((gaps) => [..."6281234567890"].map((digit, at) => digit + (gaps[at] ?? "")).join(""))
  .map((phone) => `+${phone}`);

const textOf = (body: unknown): string => (typeof body === "string" ? body : "");

describe("10.1 one request to send", () => {
  it("10.1 goes to the number's address with the token and is tried once", async () => {
    const { client, requests } = clientThat(accepted());
    expect(await client.send("106540352242922", message)).toEqual({
      kind: "accepted",
      wamid: "wamid.A",
      held: false,
    });
    expect(requests).toHaveLength(1);
    const [request] = requests;
    expect(request?.url).toBe("https://graph.example/v26.0/106540352242922/messages");
    expect(new Headers(request?.init.headers).get("authorization")).toBe(`Bearer ${TOKEN}`);
    expect(JSON.parse(textOf(request?.init.body))).toEqual({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "+6281234567890",
      biz_opaque_callback_data: "17:9:1",
      type: "text",
      text: { body: "Halo", preview_url: true },
    });
  });

  it("10.1 marks what Meta holds back to judge its quality", async () => {
    const outcome = await send(accepted({ message_status: "held_for_quality_assessment" }));
    expect(outcome).toMatchObject({ kind: "accepted", held: true });
  });

  it("10.5 an error in Meta's own JSON was not accepted", async () => {
    const details = { error_data: { details: "Message undeliverable." } };
    expect(await send(refusal(131026, 400, details))).toEqual({
      kind: "refused",
      code: 131026,
      class: "P",
      subcode: null,
      detail: "Message undeliverable.",
      transient: false,
    });
    expect(await send(refusal(987654, 400, { is_transient: true }))).toMatchObject({
      class: "R",
      transient: true,
    });
    expect(await send(refusal(987654, 500))).toMatchObject({ class: "R" });
    expect(await send(refusal(987654, 400))).toMatchObject({ class: "F" });
    expect(await send(refusal(100, 400, { error_data: "a string" }))).toMatchObject({
      detail: "a string",
    });
  });

  it("10.5 no telling answer leaves it in doubt, and nothing is repeated", async () => {
    const page = () => new Response("<html>Bad Gateway</html>", { status: 502 });
    const cases: [() => Response | Promise<Response>, string][] = [
      [page, "not-json"],
      [() => new Response("<html></html>"), "not-json"],
      [() => new Response(""), "not-json"],
      [json({ hello: "world" }), "not-json"],
      [json({ messages: [] }), "not-json"],
      [json({ messages: [{ id: 7 }] }), "not-json"],
      [json({ error: "down" }, 500), "not-json"],
      [() => Promise.reject(new Error("Network connection lost.")), "reset"],
    ];
    for (const [answer, why] of cases) {
      const { client, requests } = clientThat(answer);
      expect(await client.send("1", message)).toEqual({ kind: "in-doubt", why });
      expect(requests).toHaveLength(1);
    }
    const silent = createClient({
      baseUrl: "https://graph.example",
      version: "v26.0",
      token: TOKEN,
      timeoutMs: 30,
      fetch: (_url, { signal }) =>
        new Promise((_, reject) => {
          signal?.addEventListener("abort", () => reject(signal.reason));
        }),
    });
    expect(await silent.send("1", message)).toEqual({ kind: "in-doubt", why: "timeout" });
  });

  it("10.5 a page of Cloudflare's about a missing connection means that nothing left", async () => {
    const page = () => new Response("<html>Web server is down</html>", { status: 521 });
    expect(await send(page)).toMatchObject({ kind: "not-sent" });
  });

  it("P35 whatever comes back, the outcome is one of four, without token or phone", async () => {
    const body = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .record({ phone: writtenPhone, before: fc.string(), after: fc.string() })
        .map(({ phone, before, after }) =>
          JSON.stringify({
            error: {
              code: 131030,
              message: `${before} ${phone} ${after}${TOKEN}`,
              error_data: { details: `${after}(${phone})${TOKEN}${before}` },
            },
          }),
        ),
    );
    await fc.assert(
      fc.asyncProperty(body, fc.integer({ min: 200, max: 599 }), async (text, status) => {
        const empty = [204, 205, 304].includes(status);
        const outcome = await send(() => new Response(empty ? null : text, { status }));
        expect(["accepted", "refused", "in-doubt", "not-sent"]).toContain(outcome.kind);
        const said = JSON.stringify(outcome);
        expect(said).not.toContain(TOKEN);
        expect(said.normalize("NFKC").replaceAll(/[^\p{L}\p{N}]/gu, "")).not.toContain(
          "6281234567890",
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe("10.1 over a real connection", () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  const clientAt = (port: number) =>
    createClient({
      baseUrl: `http://127.0.0.1:${port}`,
      version: "v26.0",
      token: TOKEN,
      fetch: (url, init) => fetch(url, init),
      timeoutMs: 400,
    });

  function listen(onData: (write: (text: string) => void, close: () => void) => void) {
    return new Promise<number>((ready) => {
      const server = createServer((socket) => {
        socket.on("error", () => undefined);
        socket.once("data", () =>
          onData(
            (text) => socket.write(text),
            () => socket.destroy(),
          ),
        );
      });
      servers.push(server);
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        ready(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  }

  it("10.5 a refused connection means not sent", async () => {
    const port = await listen(() => undefined);
    servers.pop()?.close();
    expect(await clientAt(port).send("1", message)).toMatchObject({ kind: "not-sent" });
  });

  it("10.5 a connection that breaks after the request leaves it in doubt", async () => {
    const port = await listen((_write, close) => close());
    expect(await clientAt(port).send("1", message)).toEqual({ kind: "in-doubt", why: "reset" });
  });

  it("10.5 half an answer leaves it in doubt", async () => {
    const port = await listen((write, close) => {
      write('HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{"messages":[{"id":');
      setTimeout(close, 20);
    });
    expect(await clientAt(port).send("1", message)).toEqual({ kind: "in-doubt", why: "reset" });
  });

  it("10.5 an answer that never ends leaves it in doubt", async () => {
    const port = await listen((write) => write("HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{"));
    expect(await clientAt(port).send("1", message)).toEqual({ kind: "in-doubt", why: "timeout" });
  });
});

describe("10.4 questions to Meta", () => {
  const number = { id: "1", display_phone_number: "+62 811", verified_name: "Kopi" };

  it("10.4 follow every page of a list", async () => {
    const page = (id: string, after?: string) =>
      json({
        data: [{ ...number, id }],
        ...(after !== undefined && { paging: { cursors: { after }, next: "https://x" } }),
      });
    const { client, requests } = clientThat(page("1", "A+/="), page("2", "B"), page("3"));
    const numbers = await client.numbers("102290129340398");
    expect(numbers.ok && numbers.value.map(({ id }) => id)).toEqual(["1", "2", "3"]);
    expect(requests[1]?.url).toContain("&after=A%2B%2F%3D");
    expect(requests).toHaveLength(3);
  });

  it("10.4 are repeated with full jitter while the trouble may pass", async () => {
    const { client, requests, waits } = clientThat(
      () => Promise.reject(new Error("Network connection lost.")),
      refusal(131016, 500),
      json({ data: [number] }),
    );
    expect((await client.numbers("1")).ok).toBe(true);
    expect(requests).toHaveLength(3);
    expect(waits).toEqual([150, 300]);
  });

  it("10.5 end after three tries, and at once where repeating is of no use", async () => {
    const down = clientThat(() => new Response("<html>", { status: 502 }));
    expect(await down.client.numbers("1")).toEqual({
      ok: false,
      error: { kind: "unreachable", why: "not-json" },
    });
    expect(down.requests).toHaveLength(3);
    const expired = clientThat(refusal(190, 401));
    expect(await expired.client.numbers("1")).toMatchObject({ error: { code: 190, class: "A" } });
    expect(expired.requests).toHaveLength(1);
  });

  it("10.4 a long silence is asked about once more, not twice: somebody waits", async () => {
    let clock = 0;
    let asked = 0;
    const client = createClient({
      baseUrl: "https://graph.example",
      version: "v26.0",
      token: TOKEN,
      timeoutMs: 60,
      fetch: async () => {
        asked += 1;
        clock += 10_000;
        throw new DOMException("No answer in time", "TimeoutError");
      },
      sleep: async () => {},
      now: () => clock,
    });
    expect(await client.numbers("1")).toEqual({
      ok: false,
      error: { kind: "unreachable", why: "timeout" },
    });
    expect(asked).toBe(2);
  });

  it("10.4 what is idempotent is repeated as well, what is not never", async () => {
    const done = () => clientThat(refusal(131016, 500), json({ success: true }));
    const idempotent = done();
    expect(await idempotent.client.subscribe("1")).toMatchObject({ ok: true });
    expect(idempotent.requests).toHaveLength(2);
    const once = done();
    expect(await once.client.removeTemplate("1", "promo", "7")).toMatchObject({ ok: false });
    expect(once.requests).toHaveLength(1);
    expect(once.requests[0]?.url).toMatch(/message_templates\?name=promo&hsm_id=7$/);
  });

  it("10.4 six are under way at most, and the time of the others has not begun", async () => {
    let under = 0;
    let most = 0;
    const slow: Fetch = async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((done) => setTimeout(done, 40));
      under -= 1;
      return Response.json({ url: "https://x", mime_type: "image/png" });
    };
    const client = createClient({
      baseUrl: "https://graph.example",
      version: "v26.0",
      token: TOKEN,
      timeoutMs: 100,
      fetch: slow,
      lanes: lanesOf(),
    });
    const asked = Array.from({ length: 24 }, (_, id) => client.mediaAddress(String(id)));
    const answers = await Promise.all(asked);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(24);
    expect(most).toBe(6);
  });

  it("12.3 a file that stops coming breaks off, and one that comes slowly does not", async () => {
    const comes = (parts: number, everyMs: number) => {
      const file: Fetch = async (_, { signal }) =>
        new Response(
          new ReadableStream({
            start: (controller) =>
              signal?.addEventListener("abort", () => controller.error(new Error("aborted"))),
            pull: async (controller) => {
              await new Promise((done) => setTimeout(done, everyMs));
              if (parts > 0) controller.enqueue(new Uint8Array(10));
              else if (!signal?.aborted) controller.close();
              parts -= 1;
            },
          }),
        );
      const baseUrl = "https://graph.example";
      return createClient({ baseUrl, version: "v26.0", token: TOKEN, timeoutMs: 100, fetch: file })
        .download("https://files.example/1")
        .then((body) => new Response(body).arrayBuffer());
    };
    expect((await comes(6, 30)).byteLength).toBe(60);
    await expect(comes(6, 400)).rejects.toThrow();
  });

  it("10.5 a template that was submitted is refused by its subcode, in Meta's words", async () => {
    const said = { error_subcode: 2388299, error_user_msg: "Variables can't be at the start." };
    const { client } = clientThat(refusal(100, 400, said));
    const template = {
      name: "a",
      language: "id",
      category: "MARKETING",
      parameter_format: "POSITIONAL",
      components: [],
    } as const;
    expect(await client.submitTemplate("1", template)).toMatchObject({
      error: { code: 2388299, class: "F", detail: "Variables can't be at the start." },
    });
  });

  it("4.4 upload a file as a form, around its bytes as they are", async () => {
    const { client, requests } = clientThat(json({ id: "1037543291543636" }));
    const bytes = new Uint8Array([0, 13, 10, 45, 45, 255]);
    const lengths: number[] = [];
    const pipe = (length: number) => {
      lengths.push(length);
      return new TransformStream<Uint8Array, Uint8Array>();
    };
    const body = new Blob([bytes]).stream();
    const file = { body, mime: "image/png", size: bytes.length, pipe };
    expect(await client.uploadMedia("1", file)).toEqual({
      ok: true,
      value: { id: "1037543291543636" },
    });
    const sentBody = new Response(requests[0]?.init.body, requests[0]?.init);
    expect(lengths).toEqual([(await sentBody.clone().arrayBuffer()).byteLength]);
    const form = await sentBody.formData();
    expect([form.get("messaging_product"), form.get("type")]).toEqual(["whatsapp", "image/png"]);
    const sent = form.get("file");
    expect(sent instanceof File && sent.type).toBe("image/png");
    expect(sent instanceof File && new Uint8Array(await sent.arrayBuffer())).toEqual(bytes);
  });
});
