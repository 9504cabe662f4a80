import { parseArgs } from "node:util";
import type { Explanation, Filter, FilterError, FilterOf } from "signpost-filter";
import { read, stdin, Usage } from "./options.js";
import { print } from "./print.js";

export const help = `usage: signpost filter FILTER [DOCUMENT|-] [--of body|request|event] [--explain] [--json]

Asks a filter of a document, as the gate and the sender do: exit code 0 if it matches (or cannot be decided, which
passes), 1 if not, 2 if the filter has a mistake. Each is text or @FILE; a document that is - or absent is stdin.
Needs the package signpost-filter.

      --of OF    body (the usual): the document is a body as it came; request or event: JSON of its parts
      --explain  what the first condition that failed found, and the work
      --json     the same as the API's answer, as one JSON document; a mistake, too

  signpost filter '{"type":{"$startsWith":"order."}}' @body.json
  signpost filter @filter.json - --of event --explain < event.json`;

type Package = typeof import("signpost-filter");

/** Asks a filter of a document. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { of: { type: "string", default: "body" }, explain: { type: "boolean" }, json: { type: "boolean" } },
  });
  const [filter, document = "-", ...more] = positionals;
  if (filter === undefined) throw new Usage("FILTER is missing: JSON, or @FILE with it");
  if (more.length > 0) throw new Usage(`one filter and one document, and not \`${more[0]}\``);
  if (!["body", "request", "event"].includes(values.of))
    throw new Usage(`--of must be body, request or event, not \`${values.of}\``);
  const { compileText, FilterError } = await filters();
  try {
    const compiled = compileText(given(filter).toString(), { of: values.of as FilterOf });
    const answer = asked(compiled, document === "-" ? await stdin() : given(document));
    print(values.json, answer, values.explain ? explained(answer) : answer.verdict);
    return answer.verdict === "no_match" ? 1 : 0;
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const { code, field, reason: message } = error as FilterError;
    if (values.json) console.log(JSON.stringify({ errors: [{ field, code, message }] }));
    throw new Usage(`${field}: ${code}: ${message}`);
  }
}

/** Loaded where it is wanted: who asks no filter needs no module of it. */
async function filters(): Promise<Package> {
  const name = "signpost-filter";
  try {
    return (await import(name)) as Package;
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Usage("this command needs the package signpost-filter: `npm install signpost-filter` beside signpost");
  }
}

/** An argument's bytes, or those of the file that it names. */
function given(argument: string): Buffer {
  return argument.startsWith("@") ? read(argument.slice(1)) : Buffer.from(argument);
}

/** The parts of a request and of an event are JSON, and numbers in them keep their digits. */
function asked(filter: Filter, document: Buffer): Explanation {
  return filter.of === "body" ? filter.explain(document) : filter.explainText(document.toString());
}

function explained({ verdict, steps, failed }: Explanation): string {
  const work = `${steps} ${steps === 1 ? "step" : "steps"}`;
  return failed === null
    ? `${verdict} (${work})`
    : `${verdict}: ${failed.at || "the filter"} found ${failed.found} (${work})`;
}
