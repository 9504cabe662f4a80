/**
 * The module's instance, and what can be asked of it. Only numbers cross: texts and bodies lie in its memory. Every call is
 * synchronous, so that a `try` sees whatever ends the instance, and the next call gets a new one.
 * @module
 */
import { compile as load } from "#module";
import { FilterError, type FilterErrorCode } from "./error.js";

/** The module's exports, as crates/filter/src/lib.rs describes them. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  start(): void;
  reserve(length: number): number;
  compile(slot: number, of: number, length: number): number;
  ask(slot: number, way: number, length: number): number;
  steps(): number;
  said(which: number): number;
  said_len(which: number): number;
}

/** The answers of `compile` and `ask`. */
const REFUSED = 1;
const NOT_JSON = 3;
/** How a document is given. */
const WAYS = { json: 0, body: 1, missing: 2 } as const;
/** How many compiled filters the module keeps: a megabyte of usual ones. The first slot is of those that are asked once. */
const SLOTS = 1024;
/** From here on a text is measured before room is made for it: three bytes for each character are then too many. */
const LONG = 64 * 1024;

const encoder = new TextEncoder();
// All of the text is the value: a mark in front of it, too.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

let running: Exports | undefined;
/** Who has which slot. A filter whose slot was given on is compiled again, so that nobody has to give one back. */
let owners: (object | undefined)[] = [];
let next = 1;

/** Calls the instance. Whatever is thrown that is not ours has left it in the middle of its work. */
function called<T>(call: (core: Exports) => T): T {
  try {
    return call((running ??= start()));
  } catch (error) {
    if (error instanceof FilterError) throw error;
    running = undefined;
    owners = [];
    throw error;
  }
}

function start(): Exports {
  let core: Exports;
  const host = {
    read_number: (at: number, length: number) => Number(decoder.decode(new Uint8Array(core.memory.buffer, at, length))),
  };
  core = new WebAssembly.Instance(load(), { host }).exports as unknown as Exports;
  core.start();
  return core;
}

/** Gives a text or bytes to the next call: how many bytes it has there. */
function give(core: Exports, given: string | Uint8Array, what: "document" | "filter"): number {
  const bytes = typeof given === "string" && given.length > LONG ? encoder.encode(given) : given;
  const room = typeof bytes === "string" ? bytes.length * 3 : bytes.length;
  const at = core.reserve(room);
  if (at === 0) throw new FilterError("out_of_memory", "", `there is no memory for ${room} bytes`, what);
  const to = new Uint8Array(core.memory.buffer, at, room);
  if (typeof bytes === "string") return encoder.encodeInto(bytes, to).written;
  to.set(bytes);
  return bytes.length;
}

function said(core: Exports, which: number): string {
  return decoder.decode(new Uint8Array(core.memory.buffer, core.said(which), core.said_len(which)));
}

function compileInto(core: Exports, slot: number, of: number, text: string): void {
  const answer = core.compile(slot, of, give(core, text, "filter"));
  if (answer === NOT_JSON) throw new FilterError("not_json", "", said(core, 2));
  if (answer === REFUSED) throw new FilterError(said(core, 0) as FilterErrorCode, said(core, 1), said(core, 2));
}

/** A document: its JSON; a body as it came; or none. */
export type Given = { readonly json: string } | { readonly body: Uint8Array } | undefined;

/** What a filter says: the place of its verdict in the list of them, the work, and what failed first. */
export interface Said {
  readonly verdict: number;
  readonly steps: number;
  readonly failed: { readonly at: string; readonly found: string } | undefined;
}

/** A filter that the module has compiled, and compiles again where it has to. */
export class Compiled {
  private slot: number;
  private readonly of: number;
  private readonly text: string;
  private readonly isOnce: boolean;

  /** `of` is 0 for a body, 1 for a request, 2 for an event; `isOnce` leaves the others their slots. Throws a {@link FilterError}. */
  constructor(text: string, of: number, isOnce = false) {
    this.text = text;
    this.of = of;
    this.isOnce = isOnce;
    this.slot = called((core) => this.place(core));
  }

  private place(core: Exports): number {
    const slot = this.isOnce ? 0 : next;
    compileInto(core, slot, this.of, this.text);
    if (!this.isOnce) next = slot + 1 === SLOTS ? 1 : slot + 1;
    owners[slot] = this;
    return slot;
  }

  /** The place of the verdict in the list of them. */
  verdict(document: Given): number {
    return called((core) => this.ask(core, document));
  }

  explain(document: Given): Said {
    return called((core) => {
      const verdict = this.ask(core, document);
      const found = said(core, 2);
      return { verdict, steps: core.steps(), failed: found === "" ? undefined : { at: said(core, 1), found } };
    });
  }

  private ask(core: Exports, document: Given): number {
    // Compiled before the document is given, which has the same room.
    if (owners[this.slot] !== this) this.slot = this.place(core);
    let answer: number;
    if (document === undefined) answer = core.ask(this.slot, WAYS.missing, 0);
    else if ("json" in document) answer = core.ask(this.slot, WAYS.json, give(core, document.json, "document"));
    else answer = core.ask(this.slot, WAYS.body, give(core, document.body, "document"));
    if (answer === NOT_JSON) throw new FilterError("not_json", "", said(core, 2), "document");
    return answer;
  }
}
