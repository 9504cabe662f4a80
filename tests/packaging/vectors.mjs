// The vectors against whatever our packages resolve to: one file that every runtime runs.
// Its cases are handed in, since not every runtime has a file system.
import { needsModule, Webhook, WebhookError } from "signpost";
import { publicKeys } from "signpost-public-keys";
import { differs } from "./filters.mjs";

/** How many cases hold, and the names of those that do not. */
export function run(cases) {
  const failed = [];
  let passed = 0;
  for (const vector of cases) {
    if ("filter" in vector || "filter_text" in vector) {
      const said = differs(vector);
      if (said === undefined) passed += 1;
      else failed.push(`${vector.name}: ${said}`);
      continue;
    }
    const { name, provider, secrets, headers, body_base64, now, verdict, code, id, type, method, url } = vector;
    const body = Uint8Array.from(atob(body_base64), (character) => character.charCodeAt(0));
    let got;
    try {
      const isMore = vector.algorithm !== undefined || needsModule(provider);
      const webhook = new Webhook(provider, secrets, isMore ? { module: publicKeys } : {});
      const delivery = webhook.verify(body, headers, { at: new Date(now * 1000), url, method });
      got = ["accept", null, delivery.id ?? null, delivery.type ?? null];
    } catch (error) {
      if (!(error instanceof WebhookError)) throw error;
      got = ["reject", error.code, null, null];
    }
    if (JSON.stringify(got) === JSON.stringify([verdict, code, id, type])) passed += 1;
    else failed.push(`${name}: ${JSON.stringify(got)}`);
  }
  // Every plan of hashing, signed and verified by the package itself.
  const webhook = new Webhook("standard-webhooks", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  for (const size of [0, 100, 1000, 5000, 40_000, 1_000_000]) {
    const text = "ä".repeat(size / 2);
    for (const body of [text, new TextEncoder().encode(text)]) {
      const { headers } = webhook.sign(body);
      webhook.verify(body, headers);
      try {
        webhook.verify(typeof body === "string" ? `${body} ` : body.slice(0, -1), {
          ...headers,
          "webhook-id": size === 0 ? "x" : headers["webhook-id"],
        });
        failed.push(`size ${size} was accepted with another body`);
      } catch (error) {
        if (error.code === "signature_mismatch") passed += 1;
        else failed.push(`size ${size}: ${error}`);
      }
    }
  }
  return { passed, failed };
}
