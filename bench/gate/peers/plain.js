// The Worker that people write by hand: Standard Webhooks by Web Crypto, and ids in KV.
const encoder = new TextEncoder();
const decoded = (base64) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
const refused = () => new Response("no", { status: 401 });
let key;

export default {
  async fetch(request, env) {
    const body = await request.arrayBuffer();
    const id = request.headers.get("webhook-id");
    const timestamp = request.headers.get("webhook-timestamp");
    const signatures = request.headers.get("webhook-signature");
    if (!id || !timestamp || !signatures || Math.abs(Date.now() / 1000 - timestamp) > 300) return refused();

    const algorithm = { name: "HMAC", hash: "SHA-256" };
    key ??= await crypto.subtle.importKey("raw", decoded(env.SECRET.slice(6)), algorithm, false, ["verify"]);
    const head = encoder.encode(`${id}.${timestamp}.`);
    const signed = new Uint8Array(head.length + body.byteLength);
    signed.set(head);
    signed.set(new Uint8Array(body), head.length);
    let isValid = false;
    for (const signature of signatures.split(" ")) {
      if (!signature.startsWith("v1,")) continue;
      if (await crypto.subtle.verify("HMAC", key, decoded(signature.slice(3)), signed)) isValid = true;
    }
    if (!isValid) return refused();

    if (await env.DEDUPE.get(`d:${id}`)) return new Response("duplicate");
    const headers = { "content-type": "application/json", "webhook-id": id };
    const answer = await fetch("https://origin.example/hook", { method: "POST", body, headers, redirect: "manual" });
    if (answer.ok) await env.DEDUPE.put(`d:${id}`, "1", { expirationTtl: 604_800 });
    return answer;
  },
};
