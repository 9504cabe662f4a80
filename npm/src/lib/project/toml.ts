/**
 * Settings as TOML, in as few lines as wrangler reads: one a key, and a table for each source.
 * @module
 */
export type Value = string | number | boolean | readonly Value[] | Table;
export interface Table {
  readonly [key: string]: Value;
}

/** A wrangler file. What is under `vars` comes last, as tables. */
export function toToml({ vars, ...settings }: Table): string {
  const lines = Object.entries(settings).flatMap(([key, value]) => linesOf(key, value));
  const { sources = {}, ...plain } = (vars ?? {}) as { sources?: Record<string, Table> } & Table;
  if (Object.keys(plain).length)
    lines.push("", "[vars]", ...Object.entries(plain).map(([key, value]) => pair(key, value)));
  for (const [name, source] of Object.entries(sources))
    lines.push("", `[vars.sources.${name}]`, ...Object.entries(source).map(([key, value]) => pair(key, value)));
  return `${lines.join("\n")}\n`;
}

/** A table's keys become dotted ones. */
function linesOf(key: string, value: Value): string[] {
  const isTable = typeof value === "object" && !Array.isArray(value);
  if (!isTable) return [pair(key, value)];
  return Object.entries(value as Table).flatMap(([own, inner]) => linesOf(`${key}.${own}`, inner));
}

const pair = (key: string, value: Value) => `${key} = ${inline(value)}`;

function inline(value: Value): string {
  // JSON's text is a basic string of TOML, but for DEL, which no name and no URL holds.
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  return `{ ${Object.entries(value as Table)
    .map(([key, inner]) => pair(key, inner))
    .join(", ")} }`;
}
