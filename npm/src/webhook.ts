import { Delivery } from "./delivery.js";
import { type Refusal, refusal, refusalError, WebhookError } from "./error.js";
import type { ProviderName } from "./generated/rows.js";
import { type Answer, handshakeAnswer, problem } from "./lib/answer.js";
import { isBytes, rawOf } from "./lib/body.js";
import { field, onlyField, read } from "./lib/content.js";
import type { CoreModule } from "./lib/core.js";
import { type Ask, Engine } from "./lib/engine.js";
import { methodsOf, replyOf } from "./lib/handshake.js";
import {
  direct,
  type HeaderInput,
  type HeadersLike,
  isLower,
  lowered,
  oneOf,
  type Plain,
  sourceOf,
} from "./lib/headers.js";
import { MAX_TOLERANCE_S, optionsOf, textOf, wrongOption } from "./lib/options.js";
import { checkLimits, needsModule, rowOf } from "./lib/row.js";
import type { Row } from "./row.js";

/** A raw body: its bytes, or its text where that is what the framework gives. */
export type RawBody = Uint8Array | ArrayBuffer | string;

export interface WebhookOptions {
  /** The time, where it is not the host's; called once per verification. */
  readonly clock?: () => Date;
  /** Seconds that a timestamp may be from the clock, instead of the provider's; `"off"` for no check. */
  readonly tolerance?: number | "off";
  /** The token that you gave the provider, which its handshakes show: without it, those are refused with 403. */
  readonly handshakeToken?: string;
  /** Another build of the core: `publicKeys` of `signpost-public-keys`, for providers that sign with a private key. */
  readonly module?: CoreModule;
}

export interface VerifyOptions {
  /** The time to compare the timestamp with, instead of the clock. */
  readonly at?: Date;
  /**
   * The URL as the provider calls it, character for character, where its signature covers it: behind a
   * proxy that is not the URL that arrives here. Where it is not given, a `Request` in place of the headers
   * has it.
   */
  readonly url?: string;
  /** The request's method, where the provider's signature covers it; else as `url`. */
  readonly method?: string;
}

/** What {@link Webhook.safeVerify} says. */
export type Verdict<P extends ProviderName | Row = ProviderName | Row> =
  | { readonly ok: true; readonly delivery: Delivery<P> }
  | Refusal;

/** What names an event whose id is not signed, for a dedupe store. */
export interface DedupeOptions {
  /**
   * `event`, which it is unless it is said otherwise: the body with the id and type headers that came, so that only a
   * true retry is a duplicate. Whoever captured a delivery can have it taken once more under invented headers. `body`:
   * the body alone, so that nobody can; of two events with one body the second is then lost. For providers that
   * sign their ids this is an error.
   */
  readonly by?: "body" | "event";
}

export interface SignOptions {
  /** The event id; the body's own, or a random one, unless it is given. */
  readonly id?: string;
  /** The event type, for providers that repeat it in a header; the body's own unless it is given. */
  readonly type?: string;
  /** The time of signing, instead of the clock. */
  readonly at?: Date;
  /** The idempotency key, for providers that have one; the event id unless it is given. */
  readonly idempotencyKey?: string;
  /** Values of headers that the provider's template names with `{header:NAME}`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The URL that is called, where the provider signs it. */
  readonly url?: string;
  /** The request's method, where the provider signs it; `POST` unless it is given. */
  readonly method?: string;
}

/** A request that may be a handshake, as {@link Webhook.handshake} reads it. */
export interface HandshakeRequest {
  readonly method: string;
  /** The URL or the path with its query, as it came. */
  readonly url?: string;
  readonly headers?: HeaderInput;
  readonly body?: RawBody;
  /** The URL as it is registered with the provider, where the answer has it in it; `url` without its query unless it is given. */
  readonly publicUrl?: string;
}

/** What to answer a handshake with. */
export type HandshakeAnswer = Answer;

const NO_OPTIONS = {};
/** What a path is read against. */
const HERE = "http://localhost";
const MODULE = "install `signpost-public-keys` and give its `publicKeys` as the option `module`";

function tokenOf(token: string | undefined): string | undefined {
  if (token !== undefined && !/^[!-~]+$/.test(token))
    throw new WebhookError(
      "secret_invalid",
      "`handshakeToken` must be visible ASCII: is the environment variable set?",
    );
  return token;
}

/**
 * One provider's webhooks: verifies what came in, signs what goes out.
 *
 * @example
 * ```js
 * const webhook = new Webhook("gooclaim", process.env.GOOCLAIM_SECRET);
 * const delivery = webhook.verify(rawBody, request.headers);
 * ```
 */
export class Webhook<const P extends ProviderName | Row = ProviderName | Row> {
  /** The provider's row. */
  readonly provider: Row;
  readonly #engine: Engine;
  /** The values of the row's headers, in the order of {@link Engine.asks}; one array for all requests. */
  readonly #values: (string | undefined)[] = [];
  readonly #idPlaces: number[] = [];
  readonly #typePlaces: number[] = [];
  readonly #keyPlaces: number[] = [];
  readonly #methods: readonly string[];
  readonly #handshakeToken: string | undefined;
  readonly #hasTime: boolean;
  readonly #clock: (() => Date) | undefined;
  readonly #tolerance: number;

  /**
   * @param provider the name of a built-in provider, or a row of your own
   * @param secrets a secret or, while one is rotated, up to four; text as the provider gives it, or key bytes
   * @throws {@link WebhookError} `provider_invalid`, `secret_invalid`, `options_invalid`
   */
  constructor(
    provider: P,
    secrets: string | Uint8Array | readonly (string | Uint8Array)[],
    options: WebhookOptions = NO_OPTIONS,
  ) {
    optionsOf(options);
    this.provider = rowOf(provider);
    checkLimits(this.provider);
    if (options.module === undefined && needsModule(this.provider))
      throw new WebhookError("provider_invalid", `\`${this.provider.name}\` needs more than HMAC-SHA256: ${MODULE}`);
    this.#engine = new Engine(this.provider, options.module);
    // Plain loops: a fresh process compiles every function that it runs.
    const { asks, verifyCount } = this.#engine;
    for (let place = 0; place < verifyCount; place++) {
      this.#values.push(undefined);
      const { what } = asks[place]!;
      if (what === "id") this.#idPlaces.push(place);
      else if (what === "type") this.#typePlaces.push(place);
      else if (what === "key") this.#keyPlaces.push(place);
    }
    const list = typeof secrets === "string" || isBytes(secrets) ? [secrets] : secrets;
    if (!Array.isArray(list) || list.length === 0)
      throw new WebhookError("secret_invalid", "no secret was given: is the environment variable set?");
    for (let index = 0; index < list.length; index++) this.#addSecret(list[index], index);
    // A token may have times that the row does not name.
    this.#hasTime = Boolean(this.provider.timestamp || this.provider.signature.jwt);
    this.#methods = methodsOf(this.provider);
    this.#handshakeToken = tokenOf(options.handshakeToken);
    this.#clock = options.clock;
    const { tolerance } = options;
    // Below 0 the core checks no time, and beyond its own numbers it would check none in effect: that must be asked
    // for by its name.
    const isSeconds = typeof tolerance === "number" && tolerance >= 0 && tolerance <= MAX_TOLERANCE_S;
    if (tolerance !== undefined && tolerance !== "off" && !isSeconds)
      throw wrongOption(`\`tolerance\` must be 0 to ${MAX_TOLERANCE_S} seconds, or "off" for no check`);
    this.#tolerance = tolerance === "off" ? -1 : (tolerance ?? Number.NaN);
  }

  #addSecret(secret: unknown, index: number): void {
    const isKey = typeof secret === "string" || isBytes(secret);
    // Empty bytes are blank, whether they were made so or their buffer was taken away.
    const result = !isKey ? -1 : secret.length === 0 ? 1 : this.#engine.addSecret(secret);
    if (result === 0) return;
    const wrong = [
      "",
      "is blank",
      `is not ${this.provider.secret ?? "utf8"} text`,
      "is one too many: at most four are tried",
    ];
    throw new WebhookError(
      "secret_invalid",
      `secret ${index} ${wrong[result] ?? "must be a string or bytes: is the environment variable set?"}`,
    );
  }

  /** Whether a secret is shorter than the 16 bytes that are the least to be advised. */
  get hasShortSecret(): boolean {
    return this.#engine.hasShortSecret;
  }

  /**
   * Verifies one delivery.
   *
   * @param body the raw body, exactly as it came: bytes, or text that was decoded once
   * @param headers `Headers`, a `Request`, or an object such as Node's `req.headers`
   * @throws {@link WebhookError} with the reason in `code`
   */
  verify(body: RawBody, headers: HeaderInput, options: VerifyOptions = NO_OPTIONS): Delivery<P> {
    return deliveryOf(this.#verdict(body, headers, options));
  }

  /**
   * {@link verify} that returns a refusal instead of throwing it: for whoever expects many forged deliveries, and
   * has no use for an error made for each.
   *
   * @throws {@link WebhookError} where it was called wrongly: `body_missing`, `body_parsed`, `headers_missing`,
   * `options_invalid`
   */
  safeVerify(body: RawBody, headers: HeaderInput, options: VerifyOptions = NO_OPTIONS): Verdict<P> {
    return verdictOf(this.#verdict(body, headers, options));
  }

  /**
   * {@link verify} that uses Web Crypto where the host has no faster hash: for bodies from 2 KiB on in edge runtimes without
   * Node's modules. Everywhere else it is `verify`. Bytes must stay as they are until it is done.
   *
   * @returns rejects where `verify` throws, with the same {@link WebhookError}
   */
  verifyAsync(body: RawBody, headers: HeaderInput, options: VerifyOptions = NO_OPTIONS): Promise<Delivery<P>> {
    return this.#ahead(body, headers, options, deliveryOf);
  }

  /**
   * {@link verifyAsync} that resolves to a refusal instead of rejecting with it, as {@link safeVerify} returns one.
   *
   * @returns rejects where it was called wrongly, as `safeVerify` throws
   */
  safeVerifyAsync(body: RawBody, headers: HeaderInput, options: VerifyOptions = NO_OPTIONS): Promise<Verdict<P>> {
    return this.#ahead(body, headers, options, verdictOf);
  }

  /** {@link #verdict} with the tags that the host computes ahead. What follows comes in, since a promise more shows. */
  async #ahead<R>(
    body: RawBody,
    headers: HeaderInput,
    options: VerifyOptions,
    say: (verdict: Delivery<P> | number) => R,
  ): Promise<R> {
    const raw = rawOf(body);
    const now = this.#prepare(raw, headers, options);
    // Other requests come while this one waits.
    const values = this.#values.slice();
    const begun = this.#engine.begin(raw, values, now, this.#tolerance);
    let result: number;
    if (typeof begun === "number") result = begun;
    else {
      let tags: Awaited<typeof begun> | undefined;
      try {
        tags = await begun;
      } catch {
        // A host that has Web Crypto and refuses its use: the core does without.
      }
      result = this.#engine.end(tags, raw, values, now, this.#tolerance);
    }
    return say(result < 0 ? -result : this.#delivery(result, raw, values));
  }

  /** The delivery, or the place of a reason. */
  #verdict(body: RawBody, headers: HeaderInput, options: VerifyOptions): Delivery<P> | number {
    const raw = rawOf(body);
    const now = this.#prepare(raw, headers, options);
    const result = this.#engine.verify(raw, this.#values, now, this.#tolerance);
    return result < 0 ? -result : this.#delivery(result, raw, this.#values);
  }

  /** Takes the values that verification needs, and the time. */
  #prepare(raw: Uint8Array | string, headers: HeaderInput, options: VerifyOptions): number {
    optionsOf(options);
    const now = this.#hasTime ? this.#now(options.at) : 0;
    this.#read(headers);
    if (this.#engine.verifyCount > this.#engine.headerCount) this.#readRequest(raw, headers, options);
    return now;
  }

  /** What the core's number and the values that it saw amount to. */
  #delivery(result: number, raw: Uint8Array | string, values: readonly (string | undefined)[]): Delivery<P> {
    const secret = result % 4;
    const rest = (result - secret) / 4;
    // Whether a header has an event type is the core's to say: it may be empty, or longer than a type is.
    const hasType = rest % 2 === 1;
    return new Delivery<P>({
      engine: this.#engine,
      body: raw,
      timestamp: (rest - (hasType ? 1 : 0)) / 2,
      secret,
      id: first(values, this.#idPlaces),
      type: hasType ? first(values, this.#typePlaces) : undefined,
      idempotencyKey: first(values, this.#keyPlaces),
    });
  }

  /** Unix seconds. */
  #now(given: Date | undefined): number {
    const at = given ?? this.#clock?.();
    const now = Math.floor((at === undefined ? Date.now() : Number(at.getTime?.())) / 1000);
    // Before 1970 the core has no time, and beyond the largest date nobody has.
    if (!(now >= 0)) throw wrongOption("the time (`at`, or what `clock` says) is no date since 1970");
    return now;
  }

  /** Takes the values of the row's headers. */
  #read(headers: HeaderInput): void {
    const places = this.#engine.asks;
    const values = this.#values;
    const count = this.#engine.headerCount;
    const source = sourceOf(headers);
    if (typeof source.get === "function") {
      for (let i = 0; i < count; i++) {
        const value: unknown = (source as HeadersLike).get(places[i]!.name);
        values[i] = typeof value === "string" ? value : direct({ value }, "value");
      }
      return;
    }
    const plain = isLower(source as Plain) ? (source as Plain) : lowered(source as Plain);
    for (let i = 0; i < count; i++) values[i] = direct(plain, places[i]!.name);
  }

  /** Takes method and URL, from the options or else from a `Request`, and what the row signs of the query and body. */
  #readRequest(body: Uint8Array | string, headers: HeaderInput, options: VerifyOptions): void {
    const { headerCount, verifyCount, asks } = this.#engine;
    const request = headers as { method?: unknown; url?: unknown };
    // Node's requests have a path there, which no provider signs; its query is all there is.
    const asked = textOf(options, "url") ?? (typeof request.url === "string" ? request.url : undefined);
    for (let i = headerCount; i < verifyCount; i++) {
      const { what, name } = asks[i]!;
      let value: string | undefined;
      if (what === "method")
        value = textOf(options, "method") ?? (typeof request.method === "string" ? request.method : undefined);
      else if (what === "url") value = asked !== undefined && (options.url || URL.canParse(asked)) ? asked : undefined;
      else if (what === "signed-field") value = this.#field(body, name);
      else value = parameter(asked, name);
      this.#values[i] = value;
    }
  }

  /**
   * The headers that the provider sends with `body`: for senders and for tests.
   *
   * While a secret is rotated, every secret signs where the provider's header is a list; where it
   * holds one signature, the first secret does.
   * @throws {@link WebhookError} `malformed_id` where an id, a type or a value cannot stand in its header;
   * `missing_url` where the provider signs the URL and none was given
   */
  sign(
    body: RawBody,
    options: SignOptions = NO_OPTIONS,
  ): { headers: Record<string, string>; id: string; timestamp: Date } {
    const raw = rawOf(body);
    optionsOf(options);
    const timestamp = this.#now(options.at);
    const find = (path: string) => this.#field(raw, path);
    const id = textOf(options, "id") ?? this.#engine.idInBody(find) ?? `msg_${crypto.randomUUID().replaceAll("-", "")}`;
    const type = textOf(options, "type") ?? this.#engine.typeInBody(find) ?? "";
    const lines = Object.entries(options.headers ?? {}).flat();
    // It would begin another header.
    if (lines.some((line) => /[\r\n]/.test(line)))
      throw new WebhookError("malformed_id", "a name or a value in `headers` holds a line break");
    const extra = lines.map((line) => `${line}\n`).join("");
    const fields = this.#engine.asks.filter(({ what }) => what === "signed-field").map(({ name }) => find(name));
    const headers = this.#engine.sign(raw, timestamp, [
      id,
      type,
      textOf(options, "idempotencyKey"),
      extra,
      textOf(options, "method") ?? "POST",
      textOf(options, "url"),
      ...fields,
    ]);
    if (typeof headers === "number") throw refusalError(headers);
    return { headers, id, timestamp: new Date(timestamp * 1000) };
  }

  /**
   * The names under which a dedupe store remembers a delivery, 64 hexadecimal digits each, in the
   * order in which they must be claimed: the signed id or else the body with the id and type headers that
   * came, then the idempotency key where the provider has one. The Worker uses the same names.
   *
   * @param scope keeps sources apart: the same id under two scopes is two events
   * @throws {@link WebhookError} `options_invalid`
   */
  keys(delivery: Delivery<P>, scope: string = this.provider.name, options: DedupeOptions = NO_OPTIONS): string[] {
    const { by = "event" } = optionsOf(options);
    const { idIsSigned } = this.#engine;
    if (by !== "event" && by !== "body") throw wrongOption('`by` must be "event" or "body"');
    if (by === "body" && idIsSigned)
      throw wrongOption(
        `\`by\` has no meaning here: \`${this.provider.name}\` signs its event id, which names the event`,
      );
    const { id, idempotencyKey } = delivery;
    // What a signed id names needs no body, and no look into one.
    const isNamed = idIsSigned && id !== undefined;
    const type = isNamed || by === "body" ? undefined : (delivery.type as string | undefined);
    return this.#engine.keys(isNamed ? "" : delivery.body, by === "body", [scope, id, type, idempotencyKey]);
  }

  /**
   * What to answer a handshake with, or `undefined` where the request is none: Slack's challenge, a subscription that
   * is confirmed. Its status is 403 where the request has another token than `handshakeToken`.
   */
  handshake(request: HandshakeRequest): HandshakeAnswer | undefined {
    const { method, url: asked = "/", body, headers } = request;
    if (!this.#methods.includes(method)) return undefined;
    const raw = body === undefined ? undefined : rawOf(body);
    // Anybody can ask for a path that is no URL, such as `//`.
    const url = URL.canParse(asked, HERE) ? new URL(asked, HERE) : undefined;
    const find = ({ what, name }: Ask): string | undefined => {
      switch (what) {
        case "handshake-field":
        case "handshake-only-field":
          return raw === undefined ? undefined : this.#field(raw, name, what === "handshake-only-field");
        case "handshake-header":
          return headers === undefined ? undefined : oneOf(headers, name);
        case "handshake-parameter":
          return url?.searchParams.get(name) ?? undefined;
        case "handshake-token":
          return this.#handshakeToken;
        default:
          return request.publicUrl ?? (URL.canParse(asked) ? asked.replace(/[?#].*/s, "") : undefined);
      }
    };
    const answer = this.#engine.handshake(method, find);
    if (answer === "refused") return problem(403, "handshake_refused");
    return answer && handshakeAnswer(answer.text, replyOf(this.provider, answer.place));
  }

  #field(body: Uint8Array | string, path: string, isOnly = false): string | undefined {
    try {
      return isOnly ? onlyField(body, path) : field(read(body), path);
    } catch {
      return undefined;
    }
  }
}

/** The delivery; the place of a reason is thrown. */
function deliveryOf<P extends ProviderName | Row>(verdict: Delivery<P> | number): Delivery<P> {
  if (typeof verdict === "number") throw refusalError(verdict);
  return verdict;
}

function verdictOf<P extends ProviderName | Row>(verdict: Delivery<P> | number): Verdict<P> {
  return typeof verdict === "number" ? refusal(verdict) : { ok: true, delivery: verdict };
}

/** The first value there is; the core has refused a delivery that has two. */
function first(values: readonly (string | undefined)[], places: readonly number[]): string | undefined {
  for (let i = 0; i < places.length; i++) {
    const value = values[places[i]!];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A parameter of a URL's query, or of a path's. Anybody can ask for a path that is no URL, such as `//`. */
function parameter(url: string | undefined, name: string): string | undefined {
  if (url === undefined || !URL.canParse(url, HERE)) return undefined;
  return new URL(url, HERE).searchParams.get(name) ?? undefined;
}
