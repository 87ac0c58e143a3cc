// A closed loop of sends: `concurrency` requests are always under way until `count` are answered.

interface Env {
  readonly SIMULATOR: Fetcher;
  readonly WEBHOOK: Fetcher;
}

const numberId = "106540352242922";

function body(run: number, place: number): string {
  return JSON.stringify({
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: `+62812${String((run % 900) * 100_000 + place).padStart(8, "0")}`,
    biz_opaque_callback_data: `${run}:${place}:1`,
    type: "template",
    template: {
      name: "promo_akhir_pekan",
      language: { code: "id" },
      components: [
        {
          type: "body",
          parameters: [
            { type: "text", text: `Pelanggan ${place}` },
            { type: "text", text: "25%" },
          ],
        },
      ],
    },
  });
}

/** The same loop against a Worker that does nothing: the limit of this machine. */
async function bare(env: Env, run: number, place: number): Promise<boolean> {
  const address = "https://graph.local/simulator/page/icon.svg";
  const response = await env.SIMULATOR.fetch(address, { method: "POST", body: body(run, place) });
  return (await response.text()).length > 0;
}

async function drive(env: Env, token: string, run: number, count: number, concurrency: number) {
  let next = 0;
  let accepted = 0;
  const started = Date.now();
  async function loop(): Promise<void> {
    while (next < count) {
      const place = next;
      next += 1;
      if (token === "bare") {
        if (await bare(env, run, place)) accepted += 1;
        continue;
      }
      const response = await env.SIMULATOR.fetch(
        `https://graph.local/simulator/graph/v26.0/${numberId}/messages`,
        {
          method: "POST",
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          body: body(run, place),
        },
      );
      const text = await response.text();
      if (response.status === 200 && text.includes("wamid.")) accepted += 1;
    }
  }
  await Promise.all(Array.from({ length: concurrency }, loop));
  const milliseconds = Date.now() - started;
  return { accepted, milliseconds, perSecond: Math.round((accepted / milliseconds) * 1000) };
}

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (url.pathname.startsWith("/simulator")) return env.SIMULATOR.fetch(request);
    if (url.pathname === "/counts") return env.WEBHOOK.fetch(request);
    const asked = url.searchParams;
    const result = await drive(
      env,
      asked.get("token") ?? "",
      Number(asked.get("run") ?? 1),
      Number(asked.get("count") ?? 1000),
      Number(asked.get("concurrency") ?? 64),
    );
    return Response.json(result);
  },
} satisfies ExportedHandler<Env>;
