// The rivals that run everywhere, each against the same work of ours. Each `make(text)` gives, for one body,
// `ours(body)` and `peer(body)`, which must both accept (or both refuse) before anything is timed.
import * as octokit from "@octokit/webhooks-methods";
import { Webhook } from "signpost";

export const SECRET = "bench-secret-0123456789abcdef0123456789";
const WHSEC = `whsec_${btoa(SECRET)}`;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Headers as Node has them. */
export const lowerCase = (headers) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), flat(value)]));

/** A string of its own, as a HTTP parser makes it: parts of a larger string are slower to read for everybody. */
export const flat = (text) => decoder.decode(encoder.encode(text));

/** Text of a body, in the fastest way that the runtime has, for a peer that takes no bytes. */
function textOf(body) {
  if (typeof body === "string") return body;
  return globalThis.Buffer?.isBuffer(body) ? body.toString() : decoder.decode(body);
}

/** GitHub's signature and nothing else of its row: the peers that are measured with it read no more either. */
const HUB = {
  name: "hub",
  signature: { header: "X-Hub-Signature-256", encoding: "hex", layout: { value: { prefix: "sha256=" } } },
};

/** A delivery whose signature is a plain HMAC of the body. */
export function hub(text) {
  const webhook = new Webhook(HUB, SECRET);
  const request = lowerCase(webhook.sign(text).headers);
  return {
    request,
    ours: (body) => webhook.verify(body, request),
    oursAsync: (body) => webhook.verifyAsync(body, request),
  };
}

/** Web Crypto by hand: the key is imported once, the signature is read from its header each time. */
export async function subtleVerify(text) {
  const { request, ours } = hub(text);
  return { isAsync: true, ours, peer: await subtlePeer(request) };
}

/** {@link subtleVerify} against our own way by Web Crypto. */
export async function subtleVerifyAsync(text) {
  const { request, oursAsync } = hub(text);
  return { isAsync: true, isOursAsync: true, ours: oursAsync, peer: await subtlePeer(request) };
}

async function subtlePeer(request) {
  const key = await subtleKey();
  return async (body) => {
    const given = Uint8Array.fromHex(request["x-hub-signature-256"].slice("sha256=".length));
    const bytes = typeof body === "string" ? encoder.encode(body) : body;
    if (!(await crypto.subtle.verify("HMAC", key, given, bytes))) throw new Error("signature");
  };
}

/** The same where the provider signs the time in front of the body: both are copied into one buffer. */
export async function subtleVerifyStripe(text) {
  const webhook = new Webhook("stripe", SECRET);
  const request = { "stripe-signature": flat(webhook.sign(text).headers["Stripe-Signature"]) };
  const key = await subtleKey();
  return {
    isAsync: true,
    isOursAsync: true,
    ours: (body) => webhook.verifyAsync(body, request),
    peer: async (body) => {
      const [, time, given] = /^t=(\d+),v1=(.*)$/.exec(request["stripe-signature"]);
      const bytes = typeof body === "string" ? encoder.encode(body) : body;
      const signed = new Uint8Array(time.length + 1 + bytes.length);
      signed.set(encoder.encode(`${time}.`));
      signed.set(bytes, time.length + 1);
      if (!(await crypto.subtle.verify("HMAC", key, Uint8Array.fromHex(given), signed))) throw new Error("signature");
    },
  };
}

const subtleKey = () =>
  crypto.subtle.importKey("raw", encoder.encode(SECRET), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);

export function octokitVerify(text) {
  const { request, ours } = hub(text);
  return {
    isAsync: true,
    ours,
    // It takes text only: whoever has bytes decodes them first.
    peer: async (body) => {
      if (!(await octokit.verify(SECRET, textOf(body), request["x-hub-signature-256"]))) throw new Error("signature");
    },
  };
}

/** standardwebhooks and svix: the same class under two names. */
export function standard(Peer, { parse = false, valid = true, safe = false, prefix = "webhook" } = {}) {
  return (text) => {
    const webhook = new Webhook("standard-webhooks", WHSEC);
    const peer = new Peer(WHSEC);
    const { headers } = webhook.sign(valid ? text : `${text} `, { id: "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W" });
    const request = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.replace("webhook", prefix), flat(value)]),
    );
    // It takes text and Buffers: where there are none, whoever has bytes decodes them first.
    const taken = globalThis.Buffer === undefined ? textOf : (body) => body;
    const run = {
      ours: parse ? (body) => webhook.verify(body, request).event : (body) => webhook.verify(body, request),
      peer: (body) => peer.verify(taken(body), request, { jsonParse: parse }),
    };
    if (valid) return run;
    return {
      ours: safe ? (body) => said(webhook.safeVerify(body, request)) : refused(run.ours),
      peer: refused(run.peer),
    };
  };
}

const said = ({ ok }) => {
  if (ok) throw new Error("a signature that does not match was accepted");
};

const refused = (run) => (body) => {
  try {
    run(body);
  } catch {
    return;
  }
  throw new Error("a signature that does not match was accepted");
};
