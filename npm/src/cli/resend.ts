import { parseArgs } from "node:util";
import { namesOf } from "../lib/headers.js";
import type { Saved } from "./listen.js";
import { common, commonHelp, isWeb, readJson, reason, travelling, Usage, webhookOf } from "./options.js";
import { paint, print } from "./print.js";

export const help = `usage: signpost resend FILE URL [--resign -p PROVIDER -s SECRET] [--json]

Sends a delivery that \`signpost listen --save\` saved, byte for byte. Where the provider signs a time, an
old delivery is refused as too old; --resign signs the same body anew. Exit code 0 on a 2xx.

${commonHelp}
      --resign  sign the body anew, under the same event id where it is in the body

  signpost resend deliveries/2026-11-21T10-00-00.000Z-1.json http://localhost:3000/webhooks`;

/** Sends a saved delivery. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...common, resign: { type: "boolean" } },
  });
  const [file, url] = positionals;
  if (file === undefined || !isWeb(url))
    throw new Usage(`a file and a URL are needed, with http:// or https://\n\n${help}`);
  const saved = readJson(file) as Saved;
  if (typeof saved.body_base64 !== "string") throw new Usage(`${file} is not what \`signpost listen --save\` saves`);
  const body = Buffer.from(saved.body_base64, "base64");
  const headers = new Headers(travelling(saved.headers));
  if (values.resign) {
    const webhook = await webhookOf(values);
    const { id, event_type: type } = webhook.provider;
    const given = (source: typeof id) =>
      source !== undefined && "header" in source ? (headers.get(namesOf(source.header)[0]!) ?? undefined) : undefined;
    const signed = webhook.sign(body, { id: given(id), type: given(type), url: values.url ?? new URL(url).href });
    for (const [name, value] of Object.entries(signed.headers)) headers.set(name, value);
  }
  try {
    const answer = await fetch(url, { method: "POST", body, headers, redirect: "manual" });
    const text = await answer.text();
    print(
      values.json,
      { status: answer.status, body: text },
      `${paint(answer.ok ? "green" : "red", String(answer.status))} ${text.slice(0, 400)}`,
    );
    return answer.ok ? 0 : 1;
  } catch (error) {
    print(values.json, { status: null, body: "", error: reason(error) }, paint("red", reason(error)));
    return 1;
  }
}
