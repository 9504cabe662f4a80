/**
 * The one instance of the core, and what can be asked of it.
 * @module
 */
import { compile } from "#module";
import { WebhookError } from "../error.js";
import { initSync, Receiver } from "../wasm/signpost.js";
import * as host from "./host.js";
import * as memory from "./memory.js";

/** A thing that a row asks of a request: what it is to the row, and its name there. */
export interface Ask {
  readonly what: string;
  readonly name: string;
}

const PAD_BYTES = 64;
/** The core could not follow the plan. */
const UNABLE = -100;

let isStarted = false;

/** A row that the core has read, and its secrets. */
export class Engine {
  readonly #receiver: Receiver;
  /** What the row asks for, headers (under lower-case names) first. */
  readonly asks: readonly Ask[];
  readonly headerCount: number;
  #secretCount = 0;
  #keys: host.Key[] | undefined;

  /** Takes the row as lines; see {@link flatten}. */
  constructor(lines: string) {
    if (!isStarted) memory.attach(initSync({ module: compile() }).memory);
    isStarted = true;
    this.#receiver = new Receiver(memory.scratch, memory.putBody(lines));
    const said = memory.said();
    if (!this.#receiver.isRead())
      throw new WebhookError("provider_invalid", `the provider's row is wrong here: ${said}`);
    this.asks = said
      .trimEnd()
      .split("\n")
      .map((line) => {
        const space = line.indexOf(" ");
        const what = line.slice(0, space);
        const name = line.slice(space + 1);
        return { what, name: what.includes("-") ? name : name.toLowerCase() };
      });
    this.headerCount = this.asks.filter(({ what }) => !what.includes("-")).length;
  }

  /** 0 if the secret was taken, or the core's number for what is wrong with it. */
  addSecret(secret: string | Uint8Array): number {
    const length = memory.putBody(secret);
    const result = this.#receiver.addSecret(memory.scratch, length, typeof secret === "string");
    memory.wipeBody(length);
    this.#secretCount += 1;
    return result;
  }

  get hasShortSecret(): boolean {
    return this.#receiver.hasShortSecret();
  }

  get idIsSigned(): boolean {
    return this.#receiver.idIsSigned();
  }

  /**
   * Verifies a body under the values of the row's headers; picks who hashes by size. The result is
   * that of the core's `Receiver.verify`.
   */
  verify(body: Uint8Array | string, values: readonly (string | undefined)[], now: number, tolerance: number): number {
    memory.putTexts(values, this.headerCount);
    const size = body.length;
    if (size > host.limits.own) host.load();
    if (size > host.limits.inner) {
      this.#keys ??= Array.from({ length: this.#secretCount }, (_, index) =>
        host.keyFrom(memory.copy(this.#receiver.innerPad(index), PAD_BYTES)),
      );
      host.prepareTag(body, this.#keys);
      const result = this.#receiver.verify(memory.scratch, host.PLAN_TAG, 0, now, tolerance);
      host.prepareTag("", []);
      if (result !== UNABLE) return result;
    }
    const length = memory.putBody(body);
    // Text can have more bytes than characters.
    if (length > host.limits.own) host.load();
    const plan = length <= host.limits.own || size > host.limits.inner ? host.PLAN_OWN : host.PLAN_INNER;
    return this.#receiver.verify(memory.scratch, plan, length, now, tolerance);
  }

  /** The signed headers, or the place of a reason. */
  sign(
    body: Uint8Array | string,
    timestamp: number,
    texts: readonly [id: string, type: string, key: string | undefined, headers: string],
  ): Record<string, string> | number {
    memory.putTexts(texts, texts.length);
    const reason = this.#receiver.sign(memory.scratch, memory.putBody(body), timestamp);
    if (reason !== 0) return reason;
    const lines = memory.said().split("\n");
    const headers: Record<string, string> = {};
    for (let i = 0; i + 1 < lines.length; i += 2) headers[lines[i]!] = lines[i + 1]!;
    return headers;
  }

  /** The names of a delivery in a dedupe store. */
  keys(
    body: Uint8Array | string,
    texts: readonly [scope: string, id: string | undefined, key: string | undefined],
  ): string[] {
    memory.putTexts(texts, texts.length);
    this.#receiver.keys(memory.scratch, memory.putBody(body));
    return memory.said().trimEnd().split(" ");
  }

  /** The event id, where the row takes it from the body. */
  idInBody(find: (path: string) => string | undefined): string | undefined {
    return this.#answer("id-field", find, () => this.#receiver.idInBody(memory.scratch));
  }

  /** The event type, where the row takes it from the body. */
  typeInBody(find: (path: string) => string | undefined): string | undefined {
    return this.#answer("type-field", find, () => this.#receiver.typeInBody(memory.scratch));
  }

  /** The answer to a handshake. */
  handshake(
    isGet: boolean,
    field: (path: string) => string | undefined,
    parameter: (name: string) => string | undefined,
  ): string | undefined {
    const [what, find] = isGet ? (["handshake-parameter", parameter] as const) : (["handshake-field", field] as const);
    return this.#answer(what, find, () => this.#receiver.handshake(memory.scratch, isGet));
  }

  #answer(what: string, find: (name: string) => string | undefined, ask: () => boolean): string | undefined {
    if (!this.asks.some((asked) => asked.what === what)) return undefined;
    const texts = this.asks.map((asked) => (asked.what === what ? find(asked.name) : undefined));
    memory.putTexts(texts, texts.length);
    return ask() ? memory.said() : undefined;
  }
}
