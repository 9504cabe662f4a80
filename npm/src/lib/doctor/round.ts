/**
 * A whole round of the sender: an endpoint of our own, an event, a delivery that verifies, and nothing left behind.
 * @module
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Signpost, SignpostError } from "../../client.js";
import { Webhook, WebhookError } from "../../index.js";
import { collect } from "../stream.js";
import type { Tell } from "./report.js";

/** A tenant of its own, always the same: a run leaves no other name behind. */
const TENANT = "signpost-doctor";
const TYPE = "signpost.doctor";
const PATIENCE_MS = 30_000;
const BODY_LIMIT = 1024 * 1024;

/** Makes a local port reachable for the Worker. */
export type Open = (url: string) => Promise<{ url: string; close(): Promise<void> }>;

/** What has arrived, and whether it was right. */
type Arrival = { id: string } | { code: string };

/** @param open `undefined` where the Worker cannot reach this machine */
export async function checkRound(url: string, key: string, isHere: boolean, open: Open | undefined, tell: Tell) {
  const signpost = new Signpost({ url, token: key, tenant: TENANT, retries: 1 });
  try {
    await sweep(signpost);
    if (!isHere) await checkDevelopment(signpost, tell);
    if (open === undefined) {
      const fix = "give --tunnel, which makes this machine reachable for that long";
      const message = "the Worker cannot deliver to this machine, so nothing was sent";
      tell({ check: "delivery", level: "skipped", message, fix });
    } else await round(signpost, open, tell);
  } catch (error) {
    if (!(error instanceof SignpostError)) throw error;
    tell({ check: "sender", level: "error", message: `${error.code}: ${error.message}`, fix: fixFor(error) });
  } finally {
    await sweep(signpost).catch((error: Error) => {
      const fix = `delete the endpoints of the tenant ${TENANT}`;
      tell({ check: "cleanup", level: "warning", message: `an endpoint was left behind: ${error.message}`, fix });
    });
  }
}

async function sweep(signpost: Signpost): Promise<void> {
  const left = [];
  for await (const { id } of signpost.endpoints.list()) left.push(id);
  for (const id of left) await signpost.endpoints.delete(id);
}

/** In production nothing may be delivered to private addresses. */
async function checkDevelopment(signpost: Signpost, tell: Tell): Promise<void> {
  try {
    await signpost.endpoints.add({ url: "http://127.0.0.1:9/", event_types: [TYPE] });
    const fix = "remove SIGNPOST_DEVELOPMENT from what is deployed, and keep it in .dev.vars";
    const message = "endpoints may be on private addresses: SIGNPOST_DEVELOPMENT is on";
    tell({ check: "development", level: "error", message, fix });
  } catch (error) {
    if (!(error instanceof SignpostError) || error.code !== "invalid") throw error;
    tell({ check: "development", level: "ok", message: "endpoints on private addresses are refused" });
  }
}

async function round(signpost: Signpost, open: Open, tell: Tell): Promise<void> {
  let secret: string | undefined;
  let arrive!: (arrival: Arrival) => void;
  const arrived = new Promise<Arrival>((resolve) => {
    arrive = resolve;
  });
  const server = createServer(async (request, response) => {
    try {
      const body = await collect(request, BODY_LIMIT);
      const webhook = new Webhook("standard-webhooks", secret!);
      const { id } = webhook.verify(body, request.headers as Record<string, string>);
      arrive({ id: String(id) });
      response.end("thanks");
    } catch (error) {
      arrive({ code: error instanceof WebhookError ? error.code : String(error) });
      response.writeHead(401).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const inbox = await open(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    const endpoint = await signpost.endpoints.add({ url: `${inbox.url}/`, event_types: [TYPE] });
    secret = endpoint.secret ?? undefined;
    const event = {
      id: `doctor_${crypto.randomUUID().replaceAll("-", "")}`,
      type: TYPE,
      data: { from: "signpost doctor" },
    };
    const { deliveries } = await signpost.publish(event);
    tell({ check: "publish", level: "ok", message: `an event was stored for ${deliveries.length} endpoint` });
    const late = AbortSignal.timeout(PATIENCE_MS);
    const arrival = await Promise.race([arrived, wait(PATIENCE_MS, undefined, { ref: false })]);
    if (arrival === undefined) {
      const [delivery] = (await signpost.events.show(event.id)).deliveries;
      const reason =
        delivery?.last_error ??
        (delivery?.last_response_status === null ? "no attempt" : delivery?.last_response_status);
      const message = `the event did not arrive within ${PATIENCE_MS / 1000} s (${String(reason)})`;
      tell({ check: "delivery", level: "error", message, fix: "see the Worker's log for the attempt" });
      return;
    }
    if ("code" in arrival) {
      const message = `what arrived does not verify: ${arrival.code}`;
      tell({
        check: "delivery",
        level: "error",
        message,
        fix: "does something between the Worker and here change bodies?",
      });
      return;
    }
    tell({ check: "delivery", level: "ok", message: "it arrived, and its signature verifies" });
    let state: string | undefined;
    while (state !== "delivered" && !late.aborted) {
      state = (await signpost.events.show(event.id)).deliveries[0]?.state;
      if (state !== "delivered") await wait(100);
    }
    if (state === "delivered") tell({ check: "recorded", level: "ok", message: "the API knows that it was delivered" });
    else {
      const message = `the API says \`${state}\` of a delivery that was answered`;
      tell({ check: "recorded", level: "error", message, fix: "see the Worker's log for the endpoint's object" });
    }
  } finally {
    await inbox.close();
    server.closeAllConnections();
    server.close();
  }
}

function fixFor({ code, errors }: SignpostError): string {
  if (code === "invalid" && errors?.some(({ field }) => field === "url"))
    return "a Worker on this machine needs SIGNPOST_DEVELOPMENT=true in .dev.vars to deliver to it";
  if (code === "not_configured" || code === "misconfigured") return "set or bind what it names";
  return code === "network" ? "can the Worker be reached from here?" : "see the Worker's log";
}
