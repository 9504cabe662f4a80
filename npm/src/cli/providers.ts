import { parseArgs } from "node:util";
import { providers, type Row } from "../index.js";
import { sendingOf } from "../lib/sending.js";
import { paint, print } from "./print.js";

export const help = `usage: signpost providers [NAME] [--json]

Lists the built-in providers; with a name, shows its row: the JSON that a row of your own starts from.`;

/** Lists the providers. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: "boolean" } } });
  const [name] = positionals;
  if (name !== undefined) {
    const row = Object.hasOwn(providers, name) ? providers[name as keyof typeof providers] : undefined;
    if (row === undefined) {
      console.error(`signpost: no provider is named \`${name}\``);
      return 1;
    }
    console.log(JSON.stringify({ ...sendingOf(row), ...row }, null, values.json ? 0 : 2));
    return 0;
  }
  print(
    values.json,
    Object.values(providers).map((row) => ({ ...sendingOf(row), ...row })),
    Object.values(providers as Record<string, Row>)
      .map(line)
      .join("\n"),
  );
  return 0;
}

function line({ name, signature, timestamp }: Row): string {
  const [header = Object.values(signature.from ?? {})[0] ?? ""] = [signature.header ?? []].flat();
  const time = timestamp === undefined ? "no signed time" : `${timestamp.tolerance_s ?? 300} s`;
  return `${paint("bold", name.padEnd(18))} ${header.padEnd(24)} ${(signature.signed ?? "{body}").padEnd(48)} ${time}`;
}
