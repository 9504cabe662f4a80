import type { EventOf } from "./events.js";
import type { ProviderName } from "./generated/rows.js";
import { type Content, field, read } from "./lib/content.js";
import type { Engine } from "./lib/engine.js";
import type { Row } from "./row.js";

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
  #content: Content | undefined;

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
   * The body's JSON. A body that is no JSON but a form is an object of its fields; a form of one field whose value is a
   * JSON object or list, such as `payload=...`, is that JSON.
   * @throws SyntaxError or TypeError where the body, though signed, is neither, or not in UTF-8
   */
  get event(): EventOf<P> {
    return this.#read().value as EventOf<P>;
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
    return { id, type: type as string | undefined, timestamp, idempotencyKey, secret, event: this.#tried()?.value };
  }

  #read(): Content {
    return (this.#content ??= read(this.#facts.body));
  }

  /** What the body holds, or undefined where it cannot be read. */
  #tried(): Content | undefined {
    try {
      return this.#read();
    } catch {
      return undefined;
    }
  }

  #field(path: string): string | undefined {
    const content = this.#tried();
    return content && field(content, path);
  }
}
