import { parseArgs } from "node:util";
import { needsModule, providers, type Row } from "../index.js";
import { namesOf } from "../lib/headers.js";
import { sendingOf } from "../lib/sending.js";
import { paint, print } from "./print.js";

export const help = `usage: signpost providers [TEXT] [--json]

Lists the built-in providers, or those with every word of TEXT in their name, title, headers or algorithm. With
the name of one, shows its row: the JSON that a row of your own starts from.

      --json  the list as one JSON document

  signpost providers x-hub-signature
  signpost providers stripe`;

/** A provider's line. */
interface Line {
  readonly name: string;
  readonly title: string;
  /** Where the signature is. */
  readonly signature: string;
  readonly algorithm: string;
  /** How old a delivery may be, in seconds; `null` where no time is signed. */
  readonly tolerance_s: number | null;
  /** The package that must be given as the option `module`. */
  readonly module: string | null;
  /** Whether the gate alone verifies it, which fetches the provider's keys. */
  readonly gate: boolean;
  readonly weak: readonly string[];
}

/** Lists the providers. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: "boolean" } } });
  const text = positionals.join(" ");
  if (Object.hasOwn(providers, text)) {
    const row: Row = providers[text as keyof typeof providers];
    console.log(JSON.stringify({ ...sendingOf(row), ...row }, null, values.json ? 0 : 2));
    return 0;
  }
  const words = text.toLowerCase().split(/\s+/);
  const found = Object.values<Row>(providers).filter((row) => {
    const own = searched(row);
    return words.every((word) => own.includes(word));
  });
  const lines = found.map(lineOf);
  if (lines.length === 0) {
    console.error(`signpost: no provider has \`${text}\` in its name, title, headers or algorithm`);
    return 1;
  }
  print(values.json, lines, table(lines));
  return 0;
}

function searched(row: Row): string {
  const { title = "", header_prefixes = [] } = sendingOf(row);
  const places = [row.timestamp?.from, row.id, row.event_type];
  const headers = places.flatMap((place) =>
    typeof place === "object" && "header" in place ? namesOf(place.header) : [],
  );
  const { signature, algorithm, weak } = lineOf(row);
  const all = [
    row.name,
    title,
    signature,
    algorithm,
    ...namesOf(row.signature.header),
    ...headers,
    ...header_prefixes,
    ...weak,
  ];
  return all.join("\n").toLowerCase();
}

function lineOf(row: Row): Line {
  const { header, from, algorithm: alone = "hmac_sha256", jwt, keys, weak = [] } = row.signature;
  const algorithm = jwt === undefined ? alone : `jwt ${alone}`;
  const place =
    from === undefined
      ? namesOf(header)[0]
      : from === "body"
        ? "the body"
        : "field" in from
          ? `field ${from.field}`
          : `query ${from.query}`;
  return {
    name: row.name,
    title: sendingOf(row).title ?? row.name,
    signature: place ?? "",
    algorithm,
    tolerance_s: row.timestamp === undefined ? null : (row.timestamp.tolerance_s ?? 300),
    module: needsModule(row) && !keys ? "signpost-public-keys" : null,
    gate: keys !== undefined,
    weak,
  };
}

function table(lines: readonly Line[]): string {
  const cells = lines.map(({ name, title, signature, algorithm, tolerance_s, module, gate, weak }) => [
    name,
    title,
    signature,
    algorithm,
    tolerance_s === null ? "no time" : `${tolerance_s} s`,
    [
      module === null ? "" : `needs ${module}`,
      gate ? "gate only" : "",
      weak.length === 0 ? "" : `weak: ${weak.join(", ")}`,
    ]
      .filter(Boolean)
      .join("; "),
  ]);
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells
    .map((row) => {
      const [name, ...rest] = row.map((cell, column) => cell.padEnd(widths[column]!));
      return `${paint("bold", name!)}  ${rest.join("  ")}`.trimEnd();
    })
    .join("\n");
}
