/**
 * Handshakes of a row on their way to the core: its short forms, its defaults, its lines.
 * @module
 */
import { alphabets, kinds, lines, methods } from "../generated/core.js";
import type { Handshake, Row } from "../row.js";
import { wrong } from "./wrong.js";

type Table = Readonly<Record<string, unknown>>;
type Lines = Record<(typeof lines)[number], string>;

type Long = Extract<Handshake, { ask: unknown }>;

/** The methods of a row's handshakes. */
export function methodsOf({ handshake }: Row): string[] {
  return longOf(handshake).map(({ ask }) => ask.method);
}

/** All of them as the core reads them; `undefined` where there are none. */
export function textOf({ handshake }: Row): string | undefined {
  const list = longOf(handshake).map(linesOf);
  return list.length === 0 ? undefined : list.flatMap((own) => lines.map((line) => `${own[line]}\n`)).join("");
}

/** How the handshake at a place is answered: what the core leaves to us. */
export function replyOf({ handshake }: Row, place: number): { status: number; header?: string; isJson: boolean } {
  const { status = 200, answer: { header, json } = {} } = longOf(handshake)[place]!;
  return { status, ...(header !== undefined && { header }), isJson: json !== undefined };
}

function longOf(handshake: Row["handshake"]): Long[] {
  if (handshake === undefined || handshake === null) return [];
  return (Array.isArray(handshake) ? handshake : [handshake]).map(long);
}

/** The form that says everything. */
function long(handshake: Handshake): Long {
  if (typeof handshake !== "object" || handshake === null) throw wrong("handshake is no table");
  if ("echo_field" in handshake) {
    const { field, equals, echo } = texts(handshake.echo_field, "echo_field", ["field", "equals", "echo"]);
    return { ask: { method: "POST", field: field!, equals: equals! }, take: { field: echo! } };
  }
  if ("echo_query" in handshake) {
    const { parameter } = texts(handshake.echo_query, "echo_query", ["parameter"]);
    return { ask: { method: "GET" }, take: { query: parameter! } };
  }
  if (typeof handshake.ask !== "object" || handshake.ask === null) throw wrong("handshake.ask is missing");
  return handshake;
}

function linesOf(handshake: Long): Lines {
  const all = only(handshake, "", ["ask", "check", "take", "make", "answer", "status"]);
  const ask = only(all.ask, "ask", ["method", "equals", ...kinds]);
  const check = only(all.check ?? {}, "check", kinds);
  const take = only(all.take ?? {}, "take", ["alphabet", "max_length", ...kinds]);
  const make = only(all.make ?? {}, "make", ["hmac", "sha256"]);
  const answer = only(all.answer ?? {}, "answer", ["header", "json", "text"]);
  const [hmac, hashed] = [text(make, "hmac", "make"), text(make, "sha256", "make")];
  const [header, json] = [text(answer, "header", "answer"), text(answer, "json", "answer")];
  if (!/^[A-Za-z0-9-]*$/.test(header)) throw wrong(`handshake.answer.header ${header}`);
  if ((hmac && hashed) || (json && (header || answer.text !== undefined)))
    throw wrong("handshake has two of what it can have one of");
  const { status = 200 } = all;
  if (!Number.isInteger(status) || (status as number) < 200 || (status as number) > 299)
    throw wrong(`handshake.status ${String(status)}`);
  const digits = [
    word(methods, text(ask, "method", "ask"), "ask.method"),
    word(alphabets, text(take, "alphabet", "take") || "visible", "take.alphabet"),
    hmac ? 1 + word(["base64", "hex"], hmac, "make.hmac") : hashed ? 3 : 0,
    json ? 1 : 0,
  ];
  return {
    kinds: digits.join(""),
    at: place(ask, "ask"),
    equals: text(ask, "equals", "ask"),
    check: place(check, "check") || (all.check === undefined ? "" : missing("check")),
    take: place(take, "take") || (all.take === undefined ? "" : missing("take")),
    max_length: String(take.max_length ?? 1024),
    hashed,
    text: json || (answer.text === undefined && all.take !== undefined ? "{value}" : text(answer, "text", "answer")),
  };
}

/** The place of a word in the core's list. */
function word(words: readonly string[], name: string, path: string): number {
  const at = words.indexOf(name);
  if (at === -1) throw wrong(`handshake.${path} ${name || "is missing"}`);
  return at;
}

const missing = (path: string): never => {
  throw wrong(`handshake.${path} names no place`);
};

function only(table: unknown, path: string, known: readonly string[]): Table {
  if (typeof table !== "object" || table === null) throw wrong(`handshake.${path} is no table`);
  const names = Object.keys(table).filter((name) => (table as Table)[name] != null);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw wrong(`handshake.${path && `${path}.`}${unknown} is not part of a row`);
  return Object.fromEntries(names.map((name) => [name, (table as Table)[name]]));
}

function text(table: Table, name: string, path: string): string {
  const value = table[name] ?? "";
  if (typeof value !== "string" || value.includes("\n"))
    throw wrong(`handshake.${path}.${name} is no text, or holds a line break`);
  return value;
}

function texts(table: unknown, path: string, names: readonly string[]): Record<string, string> {
  const own = only(table, path, names);
  const absent = names.find((name) => !text(own, name, path));
  if (absent !== undefined) throw wrong(`handshake.${path}.${absent} is missing`);
  return own as Record<string, string>;
}

/** The one place that a table names, as the digit of its kind and its name; empty where it names none. */
function place(table: Table, path: string): string {
  const named = kinds.filter((kind) => text(table, kind, path));
  if (named.length > 1) throw wrong(`handshake.${path} names more than one place`);
  return named.map((kind) => `${kinds.indexOf(kind)}${table[kind] as string}`).join("");
}
