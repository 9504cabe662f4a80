// What the npm package says of the requests: the same in every runtime.
import { needsModule, Webhook, WebhookError } from "signpost";
import { publicKeys } from "signpost-public-keys";

const encoder = new TextEncoder();

/** Takes the setup and gives a function from requests to verdicts, which `src/judge.rs` explains. */
export function judgeOf({ now, untimed, sources }) {
  const at = new Date(now * 1000);
  const webhooks = sources.map(({ provider, secrets, token }) => {
    // A public key of Standard Webhooks is for the other build as well.
    const isMore = needsModule(provider) || secrets[0].startsWith("whpk_");
    const module = isMore ? { module: publicKeys } : {};
    const webhook = new Webhook(provider, secrets, { ...module, ...(token !== null && { handshakeToken: token }) });
    // Where a row has no time, there is none to leave unchecked.
    if (!untimed || webhook.provider.timestamp === undefined) return webhook;
    return new Webhook(provider, secrets, { ...module, tolerance: "off" });
  });

  return async (requests) => {
    const verdicts = [];
    for (const request of requests) {
      const { way } = request;
      const source = sources[request.source];
      const webhook = webhooks[request.source];
      const url = `https://gate.example/in${request.query}`;
      const headers = headersOf(request.headers, way);
      const body = bodyOf(request, way);
      const publicUrl = source.url ?? undefined;
      const shaken = webhook.handshake({ method: request.method, url, headers, body, publicUrl });
      const input = way % 7 === 0 ? { method: request.method, url: publicUrl ?? url, headers } : headers;
      const options = way % 7 === 0 ? { at } : { at, method: request.method, url: publicUrl ?? url };
      const verdict = await verified(webhook, source, way % 3 === 0, body, input, options);
      verdicts.push([handshake(shaken), verdict]);
    }
    return verdicts;
  };
}

async function verified(webhook, { name }, isAsync, body, headers, options) {
  let delivery;
  if (isAsync) {
    try {
      delivery = await webhook.verifyAsync(body, headers, options);
    } catch (error) {
      if (!(error instanceof WebhookError)) throw error;
      return error.code;
    }
  } else {
    const verdict = webhook.safeVerify(body, headers, options);
    if (!verdict.ok) return verdict.code;
    ({ delivery } = verdict);
  }
  const { secret, timestamp, id, type, idempotencyKey } = delivery;
  const keys = webhook.keys(delivery, name);
  let byBody = null;
  try {
    byBody = webhook.keys(delivery, name, { by: "body" });
  } catch (error) {
    // The row signs its ids.
    if (error.code !== "options_invalid") throw error;
  }
  const seconds = timestamp === undefined ? 0 : timestamp.getTime() / 1000;
  return [secret, seconds, id ?? null, type ?? null, idempotencyKey ?? null, keys, byBody];
}

function handshake(answer) {
  if (answer === undefined) return null;
  if (answer.status === 403) return "refused";
  const { "Content-Type": type, "X-Content-Type-Options": _, ...more } = answer.headers;
  const [header = null] = Object.keys(more);
  return [answer.status, header, type === "application/json", header === null ? answer.body : more[header]];
}

/** Headers as Node has them, as somebody else's object has them, or as `Headers`. */
function headersOf(lines, way) {
  if (way % 2 === 0) {
    const headers = new Headers();
    try {
      for (const [name, value] of lines) headers.append(name, value);
      // Not every runtime gives back what every other one takes: bytes beyond ASCII are read in two ways.
      if (lines.every(([, value]) => isAscii(value))) return headers;
    } catch {
      // A character that this runtime lets nobody send.
    }
  }
  const spellings = new Map();
  const headers = {};
  for (const [name, value] of lines) {
    const lower = name.toLowerCase();
    const isAgain = spellings.has(lower);
    if (!isAgain) spellings.set(lower, way % 4 === 1 ? lower : name);
    const key = spellings.get(lower);
    if (!isAgain) headers[key] = value;
    else if (way % 8 < 4) headers[key] = `${headers[key]}, ${value}`;
    else headers[key] = [headers[key], value].flat();
  }
  return headers;
}

const isAscii = (text) => /^[\t\x20-\x7e]*$/.test(text);

/** Text where it is UTF-8, bytes where it is not, and by turns. */
function bodyOf({ text, bytes }, way) {
  if (bytes !== undefined) return Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
  return way % 5 < 2 ? text : encoder.encode(text);
}
