/**
 * A client for the sender: publish events, and look after the endpoints that they are delivered to.
 * @module
 */
import type {
  BatchResult,
  Catalog,
  Event,
  FilterTest,
  NewEvent,
  NewFilterTest,
  NewTransformPreview,
  TransformPreview,
} from "./generated/sender.js";
import { type Call, type CallOptions, caller, check, type KeyedOptions, type Site } from "./lib/client/call.js";
import { must } from "./lib/client/error.js";
import { type Pages, pages } from "./lib/client/pages.js";
import * as resources from "./lib/client/resources.js";
import type { Row } from "./row.js";

export type * from "./generated/sender.js";
export type { CallOptions, KeyedOptions } from "./lib/client/call.js";
export { type FailedCall, SignpostError, type SignpostErrorCode } from "./lib/client/error.js";
export type { Page, Pages } from "./lib/client/pages.js";
export type {
  Deliveries,
  DeliveryFilter,
  Endpoints,
  EventFilter,
  Events,
  ListOptions,
  NewEndpoint,
  OwnEventTypes,
  PortalLinks,
  Sources,
  Tenants,
  Tokens,
} from "./lib/client/resources.js";

/** Where the sender is, and who asks. */
export interface SignpostOptions {
  /** Where the Worker is: `https://hooks.example.com`. */
  readonly url: string | URL;
  /** The operator's key (`SIGNPOST_API_KEY`), or a token for one tenant. */
  readonly token: string;
  /** Whose events and endpoints are meant. {@link Signpost.tenant} names another one. */
  readonly tenant?: string;
  /**
   * How often a call that failed in passing is repeated; 4 unless it is said. The waits between grow from a quarter of a
   * second to 8 seconds, and are as long as `Retry-After` asks (up to a minute).
   */
  readonly retries?: number;
  /** How long one attempt may take, in milliseconds; 45 seconds unless it is said. */
  readonly timeoutMs?: number;
  /** Takes the place of the global `fetch`; in a Worker, a service binding's: `(request) => env.HOOKS.fetch(request)`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

// A registration ping may take 30 seconds (ClaimPort's deadline), and its caller waits for it.
const TIMEOUT_MS = 45_000;
const RETRIES = 4;

/**
 * The sender's API.
 *
 * Every method rejects with a {@link SignpostError}, whose `code` says why. What failed in passing (no answer, 429, 5xx) is
 * repeated where that is safe: a call that the API does once for one `Idempotency-Key` keeps its key.
 *
 * @example
 * ```js
 * const signpost = new Signpost({ url: "https://hooks.example.com", token, tenant: "acme" });
 * await signpost.publish({ type: "claim.created", data: { claim: "clm_42" } });
 * ```
 */
export class Signpost {
  readonly endpoints: resources.Endpoints;
  readonly deliveries: resources.Deliveries;
  readonly events: resources.Events;
  readonly eventTypes: resources.OwnEventTypes;
  readonly tokens: resources.Tokens;
  readonly portalLinks: resources.PortalLinks;
  readonly tenants: resources.Tenants;
  readonly sources: resources.Sources;
  /** Filters, tried before they are kept. Nothing is stored; a mistake is `invalid`, and `errors` has its place. */
  readonly filters: { test(filter: NewFilterTest, options?: CallOptions): Promise<FilterTest> };
  /** Transforms, tried before they are kept. Nothing is stored. */
  readonly transforms: {
    preview(transform: NewTransformPreview, options?: CallOptions): Promise<TransformPreview>;
  };
  /** The event types that the built-in providers know. */
  readonly catalogs: { list(options?: CallOptions): Pages<Catalog> };
  /** The built-in providers' rows. */
  readonly providers: { list(options?: CallOptions): Pages<Row> };
  // Private, so that a client that is printed shows no token.
  readonly #options: SignpostOptions;
  readonly #call: Call;
  readonly #tenant: () => string;

  /** @throws {SignpostError} `options_invalid`, with what is wrong. */
  constructor(options: SignpostOptions) {
    const call = caller(siteOf(options));
    const { tenant } = options;
    if (tenant !== undefined) resources.named("tenant", tenant);
    const own = () => {
      must(tenant !== undefined, "`tenant` is missing: name one in the options, or with `signpost.tenant(name)`");
      return tenant;
    };
    this.#options = options;
    this.#call = call;
    this.#tenant = own;
    this.endpoints = resources.endpoints(call, own);
    this.deliveries = resources.deliveries(call, own);
    this.events = resources.events(call, own);
    this.eventTypes = resources.eventTypes(call, own);
    this.tokens = resources.tokens(call, own);
    this.portalLinks = resources.portalLinks(call, own);
    this.tenants = resources.tenants(call, own);
    this.sources = resources.sources(call);
    this.filters = {
      test: (filter, options) =>
        call("repeat", options, (api, init) => api.POST("/v1/filters/test", { ...init, body: filter })),
    };
    this.transforms = {
      preview: (transform, options) =>
        call("repeat", options, (api, init) => api.POST("/v1/transforms/preview", { ...init, body: transform })),
    };
    this.catalogs = {
      list: (options) =>
        pages(undefined, () => call("repeat", options, (api, init) => api.GET("/v1/event-types", init))),
    };
    this.providers = {
      list: (options) =>
        pages(undefined, async () => {
          const { data, ...page } = await call("repeat", options, (api, init) => api.GET("/v1/providers", init));
          return { ...page, data: data as unknown as Row[] };
        }),
    };
  }

  /** The same client for another tenant. */
  tenant(name: string): Signpost {
    // Not by its name: a bundler gives a class that names itself another one.
    return new (this.constructor as typeof Signpost)({ ...this.#options, tenant: name });
  }

  /**
   * Publishes an event to every endpoint that subscribes to its type. When this resolves, it is stored, and each of them will be handed it.
   *
   * Repeated under the same `idempotencyKey`, or the same `id`, it is the same event; another event under them is refused
   * with `idempotency_key_reused` or `event_id_reused`.
   * @throws `invalid` (`errors` names the field), `unknown_event_type`, `store_full` where the tenant's log holds as much as it may,
   * `unauthorized`, `body_too_large` above 1 MiB; `unavailable` or `network`, when it stayed so over all attempts
   */
  publish(event: NewEvent, options?: KeyedOptions): Promise<Event> {
    return this.#call("key", options, (api, init) =>
      api.POST("/v1/tenants/{tenant_id}/events", {
        ...init,
        params: { path: { tenant_id: this.#tenant() } },
        body: event,
      }),
    );
  }

  /**
   * Publishes up to 100 events in one call, of 1 MiB in all. Each is stored or refused by itself: the results are in the
   * order of the events, and one that was refused has an `error`. Repeated under the same `idempotencyKey`, as this client
   * does, the batch stores nothing twice.
   * @throws `invalid` where there are none or more than 100; what {@link publish} throws for the call as a whole
   */
  async publishBatch(events: readonly NewEvent[], options?: KeyedOptions): Promise<BatchResult[]> {
    const { results } = await this.#call("key", options, (api, init) =>
      api.POST("/v1/tenants/{tenant_id}/event-batches", {
        ...init,
        params: { path: { tenant_id: this.#tenant() } },
        body: { events: [...events] },
      }),
    );
    return results;
  }
}

function siteOf(options: SignpostOptions): Site {
  must(typeof options === "object" && options !== null, "options are missing: `new Signpost({ url, token })`");
  const { url, token, fetch, timeoutMs = TIMEOUT_MS, retries = RETRIES } = options;
  must(url !== undefined && URL.canParse(url), "`url` is where the Worker is, such as `https://hooks.example.com`");
  const { protocol, origin, pathname, username, password, search, hash } = new URL(url);
  must(/^https?:$/.test(protocol), "`url` begins with `https://` or `http://`");
  must(!(username || password || search || hash), "`url` has no credentials, query or fragment; the key is `token`");
  // Said without the token itself: errors are logged.
  must(typeof token === "string" && /^[!-~]+$/.test(token), "`token` is the operator's key, or a token for one tenant");
  must(fetch === undefined || typeof fetch === "function", "`fetch` is a function");
  check({ timeoutMs, retries });
  return { url: origin + pathname.replace(/\/+$/, ""), token, fetch, timeoutMs, retries };
}
