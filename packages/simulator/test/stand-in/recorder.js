// Stands in for the product's webhook Worker in tests: keeps what came, answers as it is told.

let received = [];
let refuse = 0;

export default {
  /** @param {Request} request */
  async fetch(request) {
    const url = new URL(request.url);
    if (url.pathname === "/received") {
      const all = received;
      if (request.method === "DELETE") received = [];
      return Response.json(all);
    }
    if (url.pathname === "/refuse") {
      refuse = Number(url.searchParams.get("times"));
      return new Response(null);
    }
    if (request.method === "GET") {
      const known = url.searchParams.get("hub.verify_token") === "verify-token";
      return new Response(known ? url.searchParams.get("hub.challenge") : null, {
        status: known ? 200 : 403,
      });
    }
    const body = await request.text();
    const status = refuse > 0 ? 500 : 200;
    refuse = Math.max(0, refuse - 1);
    received.push({
      at: Date.now(),
      status,
      signature: request.headers.get("x-hub-signature-256"),
      body,
    });
    return new Response(null, { status });
  },
};
