import { parseArgs } from "node:util";
import { WebhookError } from "../core.js";
import { detect } from "../detect.js";
import { common, commonHelp, headersOf, stdin, Usage, webhookOf } from "./options.js";

export const help = `usage: signpost verify -p PROVIDER -s SECRET -H "NAME: VALUE" ... < BODY

Prints one JSON document: {"ok":true,"id":...} with exit code 0, or {"ok":false,"code":...} with 1.

${commonHelp}
  -H, --header "NAME: VALUE"  a header of the request, again for each further one

  signpost verify -p github -s "$SECRET" -H "X-Hub-Signature-256: sha256=..." < body.json`;

/** Verifies the body on stdin. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { ...common, header: { type: "string", short: "H", multiple: true } },
  });
  const likely = values.provider === undefined ? detect(headersOf(values.header)) : [];
  if (likely.length > 0) throw new Usage(`--provider is missing; the headers look like ${likely.join(", ")}`);
  const webhook = await webhookOf(values);
  try {
    const delivery = webhook.verify(await stdin(), headersOf(values.header), { method: "POST", url: values.url });
    console.log(JSON.stringify({ ok: true, ...delivery.toJSON() }));
    return 0;
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    console.log(JSON.stringify({ ok: false, code: error.code, message: error.message }));
    return 1;
  }
}
