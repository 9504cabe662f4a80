/**
 * The commands that ask a Worker: one table, from which parsing, help, suggestions and completion are made.
 * @module
 */
import { type ParseArgsConfig, parseArgs } from "node:util";
import { closest, distance } from "fastest-levenshtein";
import { SignpostError } from "../client.js";
import { type Action, actions, asked, type Rows } from "./actions.js";
import type { Values } from "./given.js";
import { Usage } from "./options.js";
import { paint } from "./print.js";

/** Runs `signpost NAME ...`. */
export async function runApi(name: string, args: string[]): Promise<number> {
  const group = actions[name]!;
  // A command with one action has it under no name.
  const only = group[""];
  const [first] = args;
  if (!only && (first === undefined || first === "--help" || first === "-h")) {
    (first === undefined ? console.error : console.log)(helpOf(name));
    return first === undefined ? 2 : 0;
  }
  if (args.includes("--help") || args.includes("-h")) {
    console.log(helpOf(name, only ? undefined : first));
    return 0;
  }
  const action = only ?? group[first!];
  if (!action) {
    throw new Usage(`\`signpost ${name}\` has no \`${first}\`${meant(first!, Object.keys(group))}`);
  }
  const { values, positionals } = parsed(
    only ? args : args.slice(1),
    action,
    `signpost ${name}${only ? "" : ` ${first}`}`,
  );
  try {
    const result = action.run({ values, args: positionals });
    const isList = Symbol.asyncIterator in Object(result);
    return await show(isList ? (result as AsyncIterable<object>) : await result, action, values.json === true);
  } catch (error) {
    if (!(error instanceof SignpostError)) throw error;
    console.error(`signpost: ${told(error)}`);
    return error.code === "options_invalid" ? 2 : 1;
  }
}

/** Every name that can follow `signpost`, with what can follow that. */
export const words = (): Record<string, string[]> =>
  Object.fromEntries(Object.entries(actions).map(([name, group]) => [name, Object.keys(group).filter(Boolean)]));

/** What was meant, where it is near. */
export function meant(given: string, known: string[]): string {
  const near = closest(given, known);
  const isNear = near !== undefined && (near.startsWith(given) || distance(given, near) <= 2);
  return isNear ? `; did you mean \`${near}\`?` : `; there is ${known.map((word) => `\`${word}\``).join(", ")}`;
}

function parsed(args: string[], { options, takes }: Action, name: string) {
  const known = { ...asked, ...options };
  const form = `\`${[name, ...takes].join(" ")}\``;
  const needed = takes.filter((word) => !word.startsWith("["));
  try {
    const config: ParseArgsConfig = { args, allowPositionals: true, options: known };
    const { values, positionals } = parseArgs(config);
    const missing = needed[positionals.length];
    if (missing !== undefined) throw new Usage(`${missing.replace("...", "")} is missing: ${form}`);
    const extra = takes.at(-1)?.endsWith("...") ? undefined : positionals[takes.length];
    if (extra !== undefined) throw new Usage(`\`${extra}\` is one too many: ${form}`);
    return { values: values as Values, positionals };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") throw error;
    const given = /'(--?[^']+)'/.exec(message)?.[1] ?? "";
    const names = Object.keys(known).map((option) => `--${option}`);
    throw new Usage(`\`${name}\` has no ${given}${meant(given, names).replaceAll("`", "")}`);
  }
}

function told(error: SignpostError): string {
  const hint: Partial<Record<SignpostError["code"], string>> = {
    unauthorized: "; the key is wrong: `signpost login URL` keeps another one",
    operator_only: "; a tenant's token does not do",
    not_configured: "; `signpost doctor URL` says what the Worker lacks",
    network: "; is the Worker running? `signpost whoami` says which one is asked",
  };
  const request = error.requestId ? ` (${error.requestId})` : "";
  return `${error.code}: ${error.detail ?? error.message}${hint[error.code] ?? ""}${request}`;
}

async function show(result: Rows, { columns, exit }: Action, isJson: boolean): Promise<number> {
  if (result === undefined) return 0;
  if (Symbol.asyncIterator in Object(result)) {
    const table: Record<string, unknown>[] = [];
    for await (const row of result as AsyncIterable<Record<string, unknown>>) {
      if (isJson) console.log(JSON.stringify(row));
      else if (columns) table.push(row);
    }
    if (!isJson && columns) console.log(table.length === 0 ? "none" : lines(table, columns));
    return 0;
  }
  const row = result as Record<string, unknown>;
  console.log(isJson ? JSON.stringify(row) : facts(row));
  return exit?.(row) ?? 0;
}

function text(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return "–";
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function facts(row: Record<string, unknown>): string {
  const names = Object.keys(row).filter((name) => row[name] !== undefined);
  const width = Math.max(0, ...names.map((name) => name.length));
  return names.map((name) => `${paint("bold", name.padEnd(width))}  ${text(row[name])}`).join("\n");
}

/** A table as wide as the terminal at most; whole where nobody looks. */
function lines(rows: Record<string, unknown>[], columns: readonly string[]): string {
  const cells = [
    columns.map((name) => name.replaceAll("_", " ")),
    ...rows.map((row) => columns.map((name) => text(row[name]))),
  ];
  const widths = columns.map((_, n) => Math.max(...cells.map((line) => line[n]!.length)));
  const most = process.stdout.isTTY ? process.stdout.columns || 80 : Number.POSITIVE_INFINITY;
  const line = (cell: string[]) =>
    cell.map((value, n) => (n === cell.length - 1 ? value : value.padEnd(widths[n]!))).join("  ");
  const cut = (value: string) => (value.length > most ? `${value.slice(0, most - 1)}…` : value);
  const [head, ...others] = cells.map((cell) => cut(line(cell)));
  return [paint("bold", head!), ...others].join("\n");
}

function helpOf(name: string, action?: string): string {
  const group = actions[name]!;
  const chosen = action === undefined ? Object.entries(group) : Object.entries(group).filter(([own]) => own === action);
  const usage = chosen.map(([own, { takes, about }]) => {
    const line = ["signpost", name, own, ...takes].filter(Boolean).join(" ");
    return `  ${line.padEnd(46)} ${about}`;
  });
  const options = new Map<string, string>();
  for (const [, { options: own = {}, words: about = {} }] of chosen)
    for (const option of Object.keys(own)) options.set(option, about[option] ?? "");
  const own = [...options].map(([option, about]) => `      --${option.padEnd(20)} ${about}`);
  return `usage:\n${usage.join("\n")}\n\n${[...own, ...common].join("\n")}`;
}

const common = [
  "      --tenant TENANT       whose; SIGNPOST_TENANT or the profile's unless it is given",
  "      --profile NAME        which Worker; SIGNPOST_URL and SIGNPOST_API_KEY go before the profile that is in use",
  "      --json                one JSON document a line",
];
