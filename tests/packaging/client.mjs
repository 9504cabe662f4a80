// The client in each runtime: a publish whose first two answers are lost, with nothing but what the runtime has.
import { Signpost, SignpostError } from "signpost/client";

/** Throws, unless the event is published under one key and a refusal keeps its code. */
export async function publish() {
  const keys = [];
  const signpost = new Signpost({
    url: "https://hooks.example.com",
    token: "token-0123456789abcdef",
    tenant: "acme",
    async fetch(request) {
      keys.push(request.headers.get("Idempotency-Key"));
      if ((await request.json()).type === "a.b") throw new Error("nothing else may be sent");
      if (keys.length === 1) throw new TypeError("the connection was lost");
      if (keys.length === 2) return new Response("not now", { status: 503, headers: { "Retry-After": "0" } });
      return Response.json({ id: "evt_1", deliveries: [] }, { status: 202 });
    },
  });
  const event = await signpost.publish({ type: "claim.created", data: {} });
  if (event.id !== "evt_1" || keys.length !== 3 || new Set(keys).size !== 1 || !/^[0-9a-f]{32}$/.test(keys[0]))
    throw new Error(`published as ${event.id} with ${keys}`);
  const refused = new Signpost({
    url: "https://hooks.example.com",
    token: "token-0123456789abcdef",
    tenant: "acme",
    fetch: async () =>
      new Response('{"code":"invalid","title":"No.","status":422}', {
        status: 422,
        headers: { "Content-Type": "application/problem+json" },
      }),
  });
  try {
    await refused.endpoints.add({ url: "https://example.com" });
  } catch (error) {
    if (error instanceof SignpostError && error.code === "invalid") return;
    throw error;
  }
  throw new Error("a refusal came as a success");
}
