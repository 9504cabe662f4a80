import { parseArgs } from "node:util";
import { common, commonHelp, stdin, webhookOf } from "./options.js";

export const help = `usage: signpost sign -p PROVIDER -s SECRET [--id ID] [--type TYPE] < BODY

Prints one JSON document: {"headers":{...},"id":...,"timestamp":...}.

${commonHelp}
      --id ID      the event id; the body's own, or a random one, unless it is given
      --type TYPE  the event type, for providers that repeat it in a header
      --key KEY    the idempotency key, for providers that have one

  signpost sign -p standard-webhooks -s "$SECRET" --id msg_1 < body.json`;

/** Signs the body on stdin. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { ...common, id: { type: "string" }, type: { type: "string" }, key: { type: "string" } },
  });
  const signed = (await webhookOf(values)).sign(await stdin(), {
    id: values.id,
    type: values.type,
    idempotencyKey: values.key,
    url: values.url,
  });
  console.log(JSON.stringify(signed));
  return 0;
}
