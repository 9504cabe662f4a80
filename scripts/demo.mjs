// What `npm start` shows a newcomer: correctly signed webhooks to paste, and an origin to receive them.
import { createHmac, randomBytes } from "node:crypto";
import { createServer } from "node:http";

/** The command lines that send one ClaimPort and one Gooclaim webhook, fresh at every start. */
export function pasteable(gate, secrets) {
  const id = randomBytes(4).toString("hex");
  const claimport = JSON.stringify({
    id: `evt_${id}`,
    type: "claim.created",
    timestamp: new Date().toISOString(),
    data: { claim: { id: "clm_1", status: "open" } },
  });
  const gooclaim = JSON.stringify({
    event_id: `evt_${id}`,
    event_type: "workflow.completed",
    tenant_id: "tnt_demo",
    occurred_at: new Date().toISOString(),
    data: { workflow_id: "wf_1", workflow_type: "claim-status" },
  });
  return {
    ClaimPort: curl(`${gate}/in/claimport`, claimport, {
      "X-ClaimPort-Signature": `sha256=${hmac(secrets.CLAIMPORT_SECRET, claimport)}`,
    }),
    Gooclaim: curl(`${gate}/in/gooclaim`, gooclaim, {
      "X-Gooclaim-Event": "workflow.completed",
      "X-Gooclaim-Signature": `sha256=${hmac(secrets.GOOCLAIM_SECRET, gooclaim)}`,
      // Not under the signature, and checked against the clock: the shell fills it in when pasted.
      "X-Gooclaim-Timestamp": "$(date +%s)",
      "X-Gooclaim-Idempotency-Key": `idem_${id}`,
    }),
  };
}

function hmac(secret, body) {
  return createHmac("sha256", secret).update(body).digest("hex");
}

function curl(url, body, headers) {
  const options = Object.entries(headers).map(([name, value]) => `-H "${name}: ${value}"`);
  return `curl -i ${url} ${options.join(" ")} -H "Content-Type: application/json" -d '${body}'`;
}

/**
 * An origin that prints what reaches it and answers 200. It accepts only what the gate signed, as a
 * real one should: anybody can send a request to an origin's own address.
 */
export function demoOrigin(port, signingSecret, print) {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (!isFromGate(request.headers, body, signingSecret)) {
      print(`refused: ${request.method} ${request.url} does not carry the gate's signature`);
      response.writeHead(401).end("not from the gate\n");
      return;
    }
    const source = request.headers["signpost-source"];
    print(`${source}  ${request.headers["signpost-id"]}  ${body}`);
    response.writeHead(200, { "content-type": "application/json" }).end('{"received":true}\n');
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

function isFromGate(headers, body, secret) {
  const { "signpost-id": id, "signpost-timestamp": timestamp, "signpost-source": source } = headers;
  const mac = createHmac("sha256", secret).update(`${id}.${timestamp}.${source}.`).update(body).digest("base64");
  return headers["signpost-signature"] === `v1,${mac}`;
}
