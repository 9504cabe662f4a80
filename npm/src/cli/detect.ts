import { parseArgs } from "node:util";
import { detect } from "../detect.js";
import { providers } from "../index.js";
import { sendingOf } from "../lib/sending.js";
import { headersOf, stdin } from "./options.js";
import { paint, print } from "./print.js";

export const help = `usage: signpost detect [--json] < HEADERS

Names the built-in providers that a request's headers fit, the best first: a hint, since senders share header
names. Reads "NAME: VALUE" lines as curl -v and logs have them. Exit code 1 where none fits.

  pbpaste | signpost detect`;

/** Names the likely providers. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: "boolean" } } });
  const lines = (await stdin()).toString().split(/\r?\n/);
  const headers = lines.map((line) => line.replace(/^[<>] /, "")).filter((line) => /^[\w-]+:/.test(line));
  const likely = detect(headersOf(headers));
  const named = likely.map((name) => `${paint("bold", name.padEnd(20))} ${sendingOf(providers[name]).title}`);
  const text = likely.length === 0 ? "no built-in provider has such headers" : `${named.join("\n")}\n${NOTE}`;
  print(values.json, { likely }, text);
  return likely.length === 0 ? 1 : 0;
}

const NOTE = "This is a hint, not a verdict: `signpost verify -p NAME` with the secret is one.";
