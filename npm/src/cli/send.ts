import { parseArgs } from "node:util";
import {
  type SignedDelivery,
  type Spoiling,
  sampleEvent,
  sampleTypes,
  signedDelivery,
  spoil,
  spoilings,
} from "../testing.js";
import { common, commonHelp, isWeb, positive, read, reason, Usage, webhookOf } from "./options.js";
import { paint, print } from "./print.js";

export const help = `usage: signpost send URL -p PROVIDER -s SECRET [OPTIONS]

Signs events and posts them. Exit code 0 if every one was answered with a 2xx (with --bad: with a 4xx).

${commonHelp}
      --event TYPE   one event of this type; the first that is known unless it is given
      --all          one event of every type of the catalog and of the samples
      --body FILE    this body, byte for byte
      --id ID        the event id, for providers that carry it in a header
      --times N      each event N times, under new ids; with --same under one
      --same         repeats are the same event, as a provider's retries are
      --rate N       at most N requests a second
      --bad HOW      spoil each delivery: ${spoilings.join(", ")}
      --json         one JSON document for each request

  signpost send http://localhost:8787/in/claims -p claimport -s "$SECRET" --all`;

type Result = { type: string; status: number | null; ms: number; body: string; duplicate?: true; error?: string };

/** Signs and posts. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...common,
      event: { type: "string" },
      all: { type: "boolean" },
      body: { type: "string" },
      id: { type: "string" },
      times: { type: "string" },
      same: { type: "boolean" },
      rate: { type: "string" },
      bad: { type: "string" },
    },
  });
  const [url] = positionals;
  if (!isWeb(url)) throw new Usage(`a URL is needed, with http:// or https://\n\n${help}`);
  if (values.bad !== undefined && !spoilings.includes(values.bad as Spoiling))
    throw new Usage(`--bad must be one of ${spoilings.join(", ")}`);
  const webhook = await webhookOf(values);
  const pauseMs = values.rate === undefined ? 0 : 1000 / positive("rate", values.rate, 1);
  const times = Math.ceil(positive("times", values.times, 1));
  const known = sampleTypes(webhook.provider);
  const types = values.all ? known : [values.event];
  if (types.length === 0)
    throw new Usage(`${webhook.provider.name} has neither catalog nor samples: name an event with --event`);

  const body = values.body === undefined ? undefined : read(values.body);
  const make = (type = known[0] ?? "test.event") => {
    const options = { type, id: values.id, url: values.url ?? new URL(url).href };
    return { options, delivery: signedDelivery(webhook, body ?? sampleEvent(webhook.provider, type), options) };
  };

  let failed = 0;
  let next = Date.now();
  for (const type of types) {
    const first = make(type);
    for (let i = 0; i < times; i++) {
      const { options, delivery } = i === 0 || values.same ? first : make(type);
      const name = options.type;
      const sent = values.bad === undefined ? delivery : spoil(webhook, delivery, values.bad as Spoiling, options);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - Date.now())));
      next = Math.max(next, Date.now() - pauseMs) + pauseMs;
      const result = await post(url, name, sent);
      const expected =
        result.status !== null &&
        (values.bad === undefined ? result.status < 300 : result.status >= 400 && result.status < 500);
      if (!expected) failed += 1;
      const status = paint(expected ? "green" : "red", String(result.status ?? result.error));
      print(
        values.json,
        { ...result, ok: expected },
        `${status} ${name} ${paint("dim", `${result.ms} ms`)} ${result.duplicate ? `${paint("yellow", "duplicate")} ` : ""}${result.body.slice(0, 200)}`,
      );
    }
  }
  return failed === 0 ? 0 : 1;
}

async function post(
  url: string,
  type: string,
  { body, headers }: SignedDelivery<string | Buffer<ArrayBuffer>>,
): Promise<Result> {
  const start = performance.now();
  const ms = () => Math.round(performance.now() - start);
  try {
    // A redirect is a failure for every provider.
    const answer = await fetch(url, { method: "POST", body, headers, redirect: "manual" });
    const text = await answer.text();
    // The gate's word for an event that was done before.
    const duplicate = answer.headers.get("Signpost-Duplicate") === "true" ? { duplicate: true as const } : {};
    return { type, status: answer.status, ms: ms(), body: text, ...duplicate };
  } catch (error) {
    return { type, status: null, ms: ms(), body: "", error: reason(error) };
  }
}
