/**
 * The command `signpost filter`, for the package `signpost`, which loads it where this one is installed.
 * @module
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compileText, type Explanation, type Filter, FilterError, type FilterOf } from "./index.js";

/** Asks a filter of a document. Gives the exit code: 0 if it passes, 1 if not, 2 if the call or the filter has a mistake, which is one line. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { of: { type: "string", default: "body" }, explain: { type: "boolean" }, json: { type: "boolean" } },
  });
  const [filter, document = "-", ...more] = positionals;
  if (filter === undefined) return wrong("FILTER is missing: JSON, or @FILE with it");
  if (more.length > 0) return wrong(`one filter and one document, and not \`${more[0]}\``);
  const { of } = values;
  if (!isKind(of)) return wrong(`--of must be body, request or event, not \`${of}\``);
  try {
    const compiled = compileText(given(filter).toString(), { of });
    const answer = asked(compiled, document === "-" ? await stdin() : given(document));
    console.log(values.json ? JSON.stringify(answer) : values.explain ? explained(answer) : answer.verdict);
    return answer.verdict === "no_match" ? 1 : 0;
  } catch (error) {
    if (error instanceof Unreadable) return wrong(error.message);
    if (!(error instanceof FilterError)) throw error;
    const { code, field, reason: message } = error;
    if (values.json) console.log(JSON.stringify({ errors: [{ field, code, message }] }));
    return wrong(`${field}: ${code}: ${message}`);
  }
}

const isKind = (of: string): of is FilterOf => ["body", "request", "event"].includes(of);

function wrong(message: string): 2 {
  console.error(`signpost: ${message}`);
  return 2;
}

class Unreadable extends Error {}

async function stdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** An argument's bytes, or those of the file that it names. */
function given(argument: string): Buffer {
  if (!argument.startsWith("@")) return Buffer.from(argument);
  const file = argument.slice(1);
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Unreadable(`${file} could not be read: ${(error as Error).message}`);
  }
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
