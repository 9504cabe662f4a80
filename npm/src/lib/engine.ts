/**
 * What can be asked of the core.
 * @module
 */
import {
  HANDSHAKE,
  HANDSHAKE_REFUSED,
  HEADERS,
  ID_IS_SIGNED,
  LETTER,
  methods,
  NO_HANDSHAKE,
  SECRET_SHORT,
  UNABLE,
  VERIFIED,
  WRONG,
  whats,
} from "../generated/core.js";
import type { Row } from "../row.js";
import type { Receiver, Scratch } from "../wasm/signpost.js";
import * as ahead from "./ahead.js";
import { type CoreModule, core } from "./core.js";
import * as host from "./host.js";
import { Memory } from "./memory.js";
import { valuesOf, wrongAt } from "./row.js";

type What = (typeof whats)[number];

/** A thing that a row asks of a request: what it is to the row, and its name there. */
export interface Ask {
  readonly what: What;
  readonly name: string;
}

const PAD_BYTES = 64;

/** The memory of every build of the core that was started: one instance of each serves all receivers. */
const memories = new Map<CoreModule, Memory>();

function memoryOf(module: CoreModule): Memory {
  const running = memories.get(module);
  if (running !== undefined) return running;
  const memory = new Memory(module.start(), module.Scratch as typeof Scratch);
  memories.set(module, memory);
  if (module === core) host.attach(memory);
  return memory;
}

/** A row that the core has read, and its secrets. */
export class Engine {
  readonly #receiver: Receiver;
  readonly #memory: Memory;
  /** Whether the host's hashes are of use: only this package's own core asks for them. */
  readonly #usesHost: boolean;
  /** What the row asks for: what is needed to verify first, and of that the headers, under lower-case names. */
  readonly asks: Ask[] = [];
  headerCount = 0;
  /** Headers, and the request's method and URL where the row signs them. */
  verifyCount = 0;
  readonly idIsSigned: boolean;
  #secretCount = 0;
  #hasShortSecret = false;
  #keys: host.Key[] | undefined;
  #webKeys: readonly CryptoKey[] | undefined;
  readonly #signsBodyAlone: boolean;

  constructor(row: Row, module: CoreModule = core) {
    this.#memory = memoryOf(module);
    this.#usesHost = module === core;
    const values = valuesOf(row);
    this.#memory.putTexts(values, values.length);
    this.#receiver = new (module.Receiver as typeof Receiver)(this.#memory.scratch);
    const state = this.#receiver.state();
    if (state >= WRONG) throw wrongAt(state - WRONG, values);
    this.idIsSigned = state === ID_IS_SIGNED;
    this.#signsBodyAlone = (row.signature.signed ?? "{body}") === "{body}";
    this.coversBody = !row.signature.weak?.includes("no_body");
    for (const line of this.#memory.said().trimEnd().split("\n")) {
      const kind = line.charCodeAt(0) - LETTER;
      const name = line.slice(1);
      this.asks.push({ what: whats[kind]!, name: kind < HEADERS ? name.toLowerCase() : name });
      if (kind < HEADERS) this.headerCount += 1;
      if (kind < VERIFIED) this.verifyCount += 1;
    }
  }

  /** 0 if the secret was taken, or the core's number for what is wrong with it. */
  addSecret(secret: string | Uint8Array): number {
    const length = this.#memory.putBody(secret);
    const result = this.#receiver.addSecret(this.#memory.scratch, length, typeof secret === "string");
    this.#memory.wipeBody(length);
    if (result !== SECRET_SHORT && result !== 0) return result;
    this.#secretCount += 1;
    this.#hasShortSecret ||= result === SECRET_SHORT;
    return 0;
  }

  /** Whether the body is under the signature: a row of which it is not says so, or the core refuses it. */
  readonly coversBody: boolean;

  get hasShortSecret(): boolean {
    return this.#hasShortSecret;
  }

  /**
   * Verifies a body under the values of the first {@link verifyCount} asks; picks who hashes by size. The result is
   * that of the core's `Receiver.verify`.
   */
  verify(body: Uint8Array | string, values: readonly (string | undefined)[], now: number, tolerance: number): number {
    const memory = this.#memory;
    memory.putTexts(values, this.verifyCount);
    const size = this.#usesHost ? body.length : 0;
    if (size > host.limits.own) host.load();
    if (size > host.limits.inner) {
      this.#keys ??= this.#pads().map(host.keyFrom);
      host.prepareTag(body, this.#keys);
      const result = this.#receiver.verify(memory.scratch, host.PLAN_TAG, 0, now, tolerance);
      host.prepareTag("", []);
      host.rethrow();
      if (result !== UNABLE) return result;
    }
    const length = memory.putBody(body);
    let plan = host.PLAN_OWN;
    if (this.#usesHost) {
      // Text can have more bytes than characters.
      if (length > host.limits.own) host.load();
      if (length > host.limits.own && size <= host.limits.inner) plan = host.PLAN_INNER;
    }
    const result = this.#receiver.verify(memory.scratch, plan, length, now, tolerance);
    if (plan !== host.PLAN_OWN) host.rethrow();
    return result;
  }

  /**
   * The first half of {@link verify} with the host's asynchronous hash: its tags, or the result where that hash is not
   * the fastest, or is not needed to refuse.
   */
  begin(
    body: Uint8Array | string,
    values: readonly (string | undefined)[],
    now: number,
    tolerance: number,
  ): number | Promise<host.Tags> {
    if (!this.#usesHost || !ahead.isWorthIt(body.length)) return this.verify(body, values, now, tolerance);
    let signed = ahead.BODY_ALONE;
    if (!this.#signsBodyAlone) {
      const result = this.#runAhead(undefined, values, now, tolerance);
      const expected = host.endAhead();
      if (result === UNABLE) return this.verify(body, values, now, tolerance);
      if (expected === undefined) return result;
      signed = expected;
    }
    const keys = this.#webKeys;
    return keys === undefined ? this.#firstTags(signed, body) : ahead.tagsOf(keys, signed, body, this.#memory);
  }

  /** The other half, under the same values; without tags, because the host could not make them, all of it. */
  end(
    tags: host.Tags | undefined,
    body: Uint8Array | string,
    values: readonly (string | undefined)[],
    now: number,
    tolerance: number,
  ): number {
    if (tags === undefined) return this.verify(body, values, now, tolerance);
    const result = this.#runAhead(tags, values, now, tolerance);
    host.endAhead();
    return result;
  }

  /** A run of the core under tags that are ready; the host is told of its end by the caller. */
  #runAhead(
    tags: host.Tags | undefined,
    values: readonly (string | undefined)[],
    now: number,
    tolerance: number,
  ): number {
    this.#memory.putTexts(values, this.verifyCount);
    host.beginAhead(tags);
    return this.#receiver.verify(this.#memory.scratch, host.PLAN_TAG, 0, now, tolerance);
  }

  async #firstTags(signed: host.Expected, body: Uint8Array | string): Promise<host.Tags> {
    this.#webKeys = await Promise.all(this.#pads().map(ahead.importKey));
    return ahead.tagsOf(this.#webKeys, signed, body, this.#memory);
  }

  /** Copies of the inner pads. */
  #pads(): Uint8Array[] {
    return Array.from({ length: this.#secretCount }, (_, index) =>
      this.#memory.copy(this.#receiver.innerPad(index), PAD_BYTES),
    );
  }

  /** The signed headers, or the place of a reason. */
  sign(
    body: Uint8Array | string,
    timestamp: number,
    texts: readonly [
      id: string,
      type: string,
      key: string | undefined,
      headers: string,
      method: string | undefined,
      url: string | undefined,
      ...fields: (string | undefined)[],
    ],
  ): Record<string, string> | number {
    this.#memory.putTexts(texts, texts.length);
    const reason = this.#receiver.sign(this.#memory.scratch, this.#memory.putBody(body), timestamp);
    if (reason !== 0) return reason;
    const lines = this.#memory.said().split("\n");
    const headers: Record<string, string> = {};
    for (let i = 0; i + 1 < lines.length; i += 2) headers[lines[i]!] = lines[i + 1]!;
    return headers;
  }

  /** The names of a delivery in a dedupe store. */
  keys(
    body: Uint8Array | string,
    byBody: boolean,
    texts: readonly [scope: string, id: string | undefined, type: string | undefined, key: string | undefined],
  ): string[] {
    this.#memory.putTexts(texts, texts.length);
    this.#receiver.keys(this.#memory.scratch, this.#memory.putBody(body), byBody);
    return this.#memory.said().trimEnd().split(" ");
  }

  /** The event id, where the row takes it from the body. */
  idInBody(find: (path: string) => string | undefined): string | undefined {
    return this.#answer(0, "id-field", find);
  }

  /** The event type, where the row takes it from the body. */
  typeInBody(find: (path: string) => string | undefined): string | undefined {
    return this.#answer(1, "type-field", find);
  }

  /**
   * What the core answers a request, and the place of the handshake that it is; `refused` where its token is not right,
   * `undefined` where it is none. `find` is asked for every value that a handshake of the row looks at.
   */
  handshake(
    method: string,
    find: (ask: Ask) => string | undefined,
  ): { place: number; text: string } | "refused" | undefined {
    const texts = this.asks.map((ask) => (ask.what.startsWith("handshake") ? find(ask) : undefined));
    this.#memory.putTexts(texts, texts.length);
    const result = this.#receiver.handshake(this.#memory.scratch, methods.indexOf(method));
    if (result === NO_HANDSHAKE) return undefined;
    return result === HANDSHAKE_REFUSED ? "refused" : { place: result - HANDSHAKE, text: this.#memory.said() };
  }

  /** The number is the core's for the question, which is about those of the asks. */
  #answer(question: number, what: What, find: (name: string) => string | undefined): string | undefined {
    if (!this.asks.some((asked) => asked.what === what)) return undefined;
    const texts = this.asks.map((asked) => (asked.what === what ? find(asked.name) : undefined));
    this.#memory.putTexts(texts, texts.length);
    return this.#receiver.answer(this.#memory.scratch, question) ? this.#memory.said() : undefined;
  }
}
