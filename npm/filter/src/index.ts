/**
 * Filters on webhooks and events: the same code that Signpost's routes and endpoints ask (docs/filters.md).
 * @module
 */
import { Compiled, type Given } from "./core.js";
import { FilterError } from "./error.js";
import * as json from "./json.js";

export { FilterError, type FilterErrorCode } from "./error.js";

/** What a filter is asked of: a body alone; what a provider sent; what was published. */
export type FilterOf = "body" | "request" | "event";

/** The options of {@link compile}, {@link compileText} and {@link matches}. */
export interface FilterOptions {
  /** What the filter is asked of; `body` unless it is given. */
  readonly of?: FilterOf;
}

/**
 * What a filter says of a document, as `POST /v1/filters/test` answers. `undecided` is where to know would be too much work: the event
 * then passes.
 */
export interface Explanation {
  readonly verdict: "match" | "no_match" | "undecided";
  /** The work that it took, at most 100,000. */
  readonly steps: number;
  /** The first condition that failed, where one did. */
  readonly failed: {
    /** Its place in the filter, as a JSON Pointer (RFC 6901). */
    readonly at: string;
    /** What was there. */
    readonly found: "missing" | "null" | "boolean" | "number" | "text" | "list" | "object";
  } | null;
}

/**
 * A compiled filter. A document is a value that `JSON.stringify` can write, of the shape that `of` says:
 * - `body`: the body. Bytes (`Uint8Array`, `ArrayBuffer`) and a text are one as it came: JSON, a form, or text. `undefined` is missing;
 * - `request`: `{ body, headers, query, path }`; `headers` may be `Headers`, `query` `URLSearchParams`, `body` as above;
 * - `event`: `{ id, type, timestamp, data, metadata, tags }`.
 *
 * What is no JSON throws a {@link FilterError} with the code `not_json`; nothing else about a document throws.
 */
export interface Filter {
  readonly of: FilterOf;
  /** Whether the document passes: it matches, or cannot be decided. */
  matches(document: unknown): boolean;
  /** The verdict, and how it came about. */
  explain(document: unknown): Explanation;
  /** {@link Filter.matches} of a document that is JSON as text: numbers keep their digits. */
  matchesText(document: string): boolean;
  /** {@link Filter.explain} of a document that is JSON as text: numbers keep their digits. */
  explainText(document: string): Explanation;
}

/** By their number in the module. */
const verdicts = ["no_match", "match", "undecided"] as const;
const kinds: Record<FilterOf, [of: number, read: (document: unknown) => Given]> = {
  body: [0, json.body],
  request: [1, json.request],
  event: [2, json.event],
};

class OwnFilter implements Filter {
  readonly of: FilterOf;
  readonly #compiled: Compiled;
  readonly #read: (document: unknown) => Given;

  constructor(text: () => string, { of = "body" }: FilterOptions = {}, isOnce = false) {
    if (!Object.hasOwn(kinds, of))
      throw new FilterError("options_invalid", "", "must be `body`, `request` or `event`", "of");
    const [number, read] = kinds[of];
    this.of = of;
    this.#read = read;
    this.#compiled = new Compiled(text(), number, isOnce);
  }

  matches(document: unknown): boolean {
    return this.#passes(this.#read(document));
  }

  explain(document: unknown): Explanation {
    return this.#explained(this.#read(document));
  }

  matchesText(document: string): boolean {
    return this.#passes({ json: document });
  }

  explainText(document: string): Explanation {
    return this.#explained({ json: document });
  }

  #passes(document: Given): boolean {
    return verdicts[this.#compiled.verdict(document)] !== "no_match";
  }

  #explained(document: Given): Explanation {
    const { verdict, steps, failed } = this.#compiled.explain(document);
    return { verdict: verdicts[verdict]!, steps, failed: (failed as Explanation["failed"] | undefined) ?? null };
  }
}

/**
 * Compiles a filter: a value that `JSON.stringify` can write. A mistake in it throws a {@link FilterError}.
 *
 * @example
 * ```js
 * const large = compile({ type: { $startsWith: "order." }, order: { total: { $gte: 500 } } });
 * large.matches({ type: "order.paid", order: { total: 620 } }); // true
 * ```
 */
export function compile(filter: unknown, options?: FilterOptions): Filter {
  return new OwnFilter(() => json.filterText(filter), options);
}

/**
 * Compiles a filter that is JSON as text. Its numbers keep their digits: one that a double cannot hold exactly is `inexact_number`,
 * where `JSON.parse` would have rounded it in silence.
 */
export function compileText(text: string, options?: FilterOptions): Filter {
  return new OwnFilter(() => String(text), options);
}

/** Whether a document passes a filter that is used once. {@link compile} one that is used again. */
export function matches(filter: unknown, document: unknown, options?: FilterOptions): boolean {
  return new OwnFilter(() => json.filterText(filter), options, true).matches(document);
}
