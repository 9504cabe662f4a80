import { parseArgs } from "node:util";
import type { Webhook } from "../index.js";
import { chance, type Extra, planOf } from "../lib/simulation/plan.js";
import { type Outcome, policyOf } from "../lib/simulation/policy.js";
import { type Line, simulate } from "../lib/simulation/run.js";
import { type Spoiling, sampleEvent, sampleTypes, signedDelivery, spoil, spoilings } from "../testing.js";
import { common, isWeb, positive, reason, Usage, webhookOf } from "./options.js";
import { paint, print } from "./print.js";

export const help = `usage: signpost simulate NAME|FILE URL -s SECRET [OPTIONS]

Behaves like that provider towards a URL: signs each attempt anew under the event's one id, gives up at the
provider's deadline, retries on its schedule, then dead-letters the event or disables the endpoint, as its row says.
Prints the time line. Exit code 0 if every event was delivered, and of a bad day nothing forged was taken.

  -s, --secret SECRET  the secret; SIGNPOST_SECRET unless it is given
      --bad-day        events out of order, copies at the same time and later, old times, wrong signatures
      --events N       how many events; 3 unless it is given
      --scale N        how much faster the provider's waits pass than ours; 1000 unless it is given. A deadline is not
                       scaled: it is the time that your code has
      --url URL        the URL as the provider calls it, where it signs that
      --seed N         the same chance again; a bad day says which it had
      --json           one JSON document for each attempt, and one with the summary

  signpost simulate claimport http://localhost:3000/webhooks -s "$SECRET" --bad-day`;

/** Spends a day as a provider. */
export async function run(args: string[]): Promise<number> {
  const { secret, url: signedUrl, json } = common;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ secret, url: signedUrl, json },
      "bad-day": { type: "boolean" },
      events: { type: "string" },
      scale: { type: "string" },
      seed: { type: "string" },
    },
  });
  const [provider, url] = positionals;
  if (provider === undefined || !isWeb(url))
    throw new Usage(`a provider and a URL are needed, with http:// or https://\n\n${help}`);
  const webhook = await webhookOf({ ...values, provider });
  const { algorithm = "hmac_sha256", from, jwt } = webhook.provider.signature;
  if (algorithm !== "hmac_sha256" || from !== undefined || jwt !== undefined)
    throw new Usage(`${webhook.provider.name} signs in a way that only it can: it cannot be simulated`);
  const scale = positive("scale", values.scale, 1000);
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : positive("seed", values.seed, 1);
  const random = chance(seed);
  const events = eventsOf(webhook, Math.ceil(positive("events", values.events, 3)), values.url ?? new URL(url).href);
  const forgeries = spoilings.filter((how) => how !== "stale" || webhook.provider.timestamp !== undefined);
  const plan = planOf(events.length, values["bad-day"] === true, forgeries, random);
  const policy = policyOf(webhook.provider);
  const summary = await simulate(
    plan,
    policy,
    {
      random,
      sleep: (seconds) => new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / scale)),
      post: (event, kind, deadlineMs) => post(url, webhook, events[event]!, kind, deadlineMs),
    },
    (line) =>
      print(values.json, { ...line, type: events[line.event]!.type, id: events[line.event]!.id }, told(line, events)),
  );
  print(values.json, { ...summary, seed }, said(summary, values["bad-day"] ? seed : undefined));
  return summary.delivered === events.length && summary.unexpected === 0 ? 0 : 1;
}

interface Event {
  readonly type: string;
  readonly id: string;
  readonly body: string;
  readonly url: string;
}

/** Events that happened a second apart, the last one now. */
function eventsOf(webhook: Webhook<any>, count: number, url: string): Event[] {
  const types = sampleTypes(webhook.provider);
  return Array.from({ length: count }, (_, index) => {
    const type = types[index % types.length] ?? "test.event";
    const at = new Date(Date.now() - (count - 1 - index) * 1000);
    const body = JSON.stringify(sampleEvent(webhook.provider, type, undefined, at));
    return { type, body, url, id: webhook.sign(body, { type, url }).id };
  });
}

async function post(
  url: string,
  webhook: Webhook<any>,
  { body, ...options }: Event,
  kind: "event" | Extra,
  deadlineMs: number,
): Promise<Outcome & { ms: number }> {
  const good = signedDelivery(webhook, body, options);
  const isForged = spoilings.includes(kind as Spoiling);
  const sent = isForged ? spoil(webhook, good, kind as Spoiling, options) : good;
  const start = performance.now();
  const ms = () => Math.round(performance.now() - start);
  try {
    const signal = AbortSignal.timeout(deadlineMs);
    const answer = await fetch(url, { method: "POST", ...sent, redirect: "manual", signal });
    // A provider waits for the body too.
    await answer.arrayBuffer();
    const after = Number(answer.headers.get("retry-after") ?? Number.NaN);
    return { status: answer.status, ms: ms(), ...(after >= 0 && { retryAfterS: after }) };
  } catch (error) {
    const isLate = (error as Error).name === "TimeoutError";
    return { status: null, ms: ms(), error: isLate ? "no answer within the deadline" : reason(error) };
  }
}

function told({ at_s, event, kind, attempt, status, error, ms, next, wait_s }: Line, events: readonly Event[]): string {
  const isGood = next === "delivered" || next === "as_expected";
  const what = kind === "event" ? `attempt ${attempt}` : kind;
  const follows = next === "retry" ? `again in ${duration(wait_s!)}` : next.replace("_", " ");
  const answer = paint(isGood ? "green" : "red", String(status ?? error));
  return `${`+${duration(at_s)}`.padEnd(14)} ${`#${event + 1} ${events[event]!.type}`.padEnd(32)} ${what.padEnd(11)} ${answer} ${paint("dim", `${ms} ms`)} ${follows}`;
}

function said(
  summary: { delivered: number; dead_letters: number; pending: number; disabled: boolean; unexpected: number },
  seed: number | undefined,
): string {
  const { delivered, dead_letters, pending, disabled, unexpected } = summary;
  const parts = [`${delivered} delivered`, `${dead_letters} dead letters`];
  if (disabled) parts.push(`the endpoint was disabled with ${pending} pending`);
  if (seed !== undefined) parts.push(`${unexpected} unexpected answers`, `--seed ${seed}`);
  return parts.join(", ");
}

/** The two largest units that there are. */
function duration(seconds: number): string {
  const units = [
    ["d", 86_400],
    ["h", 3600],
    ["min", 60],
    ["s", 1],
  ] as const;
  let rest = Math.round(seconds);
  const parts = units.flatMap(([name, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count} ${name}`] : [];
  });
  return parts.slice(0, 2).join(" ") || "0 s";
}
