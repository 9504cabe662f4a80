import type { EventOf } from "./events.js";
import type { ProviderName } from "./generated/rows.js";
import type { Engine } from "./lib/engine.js";
import * as json from "./lib/json.js";
import type { Row } from "./row.js";

const UNREAD = Symbol("unread");

/** What verification hands to a {@link Delivery}. @internal */
export interface Facts {
  readonly engine: Engine;
  readonly body: Uint8Array | string;
  /** Unix seconds, 0 for none. */
  readonly timestamp: number;
  readonly secret: number;
  readonly id: string | undefined;
  readonly type: string | undefined;
  readonly idempotencyKey: string | undefined;
}

/**
 * A verified delivery. Its body is parsed when something in it is first asked for: who needs only the
 * verdict pays only for the verdict. Do not change the body's bytes in between.
 */
export class Delivery<P extends ProviderName | Row = ProviderName | Row> {
  readonly #facts: Facts;
  #event: unknown = UNREAD;

  /** @internal */
  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** The event id: of the body or of a header, as the provider has it; the same on every retry. */
  get id(): string | undefined {
    return this.#facts.id ?? this.#facts.engine.idInBody((path) => this.#field(path));
  }

  /** The event type. */
  get type(): EventOf<P> extends { readonly type: infer T extends string } ? T | undefined : string | undefined {
    return (this.#facts.type ?? this.#facts.engine.typeInBody((path) => this.#field(path))) as never;
  }

  /** The time of signing, where the provider sends one. */
  get timestamp(): Date | undefined {
    return this.#facts.timestamp === 0 ? undefined : new Date(this.#facts.timestamp * 1000);
  }

  /**
   * The body's JSON.
   * @throws SyntaxError or TypeError where the body, though signed, is not JSON in UTF-8
   */
  get event(): EventOf<P> {
    if (this.#event === UNREAD) this.#event = json.parse(this.#facts.body);
    return this.#event as EventOf<P>;
  }

  /** The body as it was given. */
  get body(): Uint8Array | string {
    return this.#facts.body;
  }

  /** The provider's idempotency key, where it has one. It is not signed. */
  get idempotencyKey(): string | undefined {
    return this.#facts.idempotencyKey;
  }

  /** Which of the secrets matched, counted from 0: when only the newest does, the others can go. */
  get secret(): number {
    return this.#facts.secret;
  }

  /**
   * What the signature proves: the `body`, or only the `sender`, as where a provider sends a token or signs no more than an
   * id and a time. A body from such a provider is as trustworthy as the connection that it came over.
   */
  get proves(): "body" | "sender" {
    return this.#facts.engine.coversBody ? "body" : "sender";
  }

  toJSON(): { id?: string; type?: string; timestamp?: Date; idempotencyKey?: string; secret: number; event?: unknown } {
    const { id, type, timestamp, idempotencyKey, secret } = this;
    return { id, type: type as string | undefined, timestamp, idempotencyKey, secret, event: this.#value() };
  }

  /** The body's JSON, or undefined where it is none. */
  #value(): unknown {
    try {
      return this.event;
    } catch {
      return undefined;
    }
  }

  #field(path: string): string | undefined {
    return json.field(this.#value(), path, this.#facts.body);
  }
}
