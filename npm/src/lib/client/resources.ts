/**
 * What the API has, by the things that it is about. The words are those of its OpenAPI document.
 * @module
 */
import type { ProviderName } from "../../generated/rows.js";
import type * as api from "../../generated/sender.js";
import type { Row } from "../../row.js";
import type { Call, CallOptions, KeyedOptions } from "./call.js";
import { must } from "./error.js";
import { type Pages, pages } from "./pages.js";

/** An endpoint to be added. */
export interface NewEndpoint extends Omit<api.NewEndpoint, "delivery_rules" | "provider"> {
  /** How deliveries are signed and retried: the name of a built-in provider, or a row. Default: `"standard-webhooks"`. */
  provider?: ProviderName | Row;
  /** Replaces the provider's rules; what is left out is Standard Webhooks'. */
  delivery_rules?: Partial<api.DeliveryRules>;
}

/** Which part of a list is asked for. */
export interface ListOptions extends CallOptions {
  /** Where the list goes on: the `next_cursor` of a page. */
  readonly cursor?: string;
  /** Rows of a page: at most 100, and at most 40 endpoints. */
  readonly limit?: number;
}

/** Which deliveries are listed. All that are given must hold. */
export interface DeliveryFilter extends ListOptions {
  readonly state?: api.DeliveryState;
  /** An event type, or a pattern such as `claim.*`. */
  readonly type?: string;
  /** Stored at this time or later (RFC 3339). */
  readonly since?: string;
  /** Stored before this time (RFC 3339). */
  readonly until?: string;
}

/** A tenant's endpoints. */
export interface Endpoints {
  list(options?: ListOptions): Pages<api.Endpoint>;
  /**
   * Adds an endpoint. Its `secret` is in the first answer, and in no later one: where that answer was lost, `secrets`
   * shows it, or `rotate` makes another. An endpoint whose provider pings takes no events while its `status` is `unconfirmed`.
   * @throws `invalid` (`errors` names the field), `too_many_endpoints`, `idempotency_key_reused`
   */
  add(endpoint: NewEndpoint, options?: KeyedOptions): Promise<api.Endpoint>;
  /**
   * The endpoint with its health.
   * @throws `not_found`, also for another tenant's; so do all that name one
   */
  show(id: string, options?: CallOptions): Promise<api.Endpoint>;
  /**
   * Changes what is given. A new `url` is taken over when it has confirmed its provider's ping.
   * @throws `invalid`; `configured`, where the endpoint belongs to a source of the gate
   */
  change(id: string, change: api.EndpointChange, options?: CallOptions): Promise<api.Endpoint>;
  /**
   * What it signs with, and the values of its headers. For the operator's key, or a token with the scope `secrets:read`.
   * @throws `configured`, where the endpoint belongs to the gate's configuration
   */
  secrets(id: string, options?: CallOptions): Promise<api.EndpointSecrets>;
  /** Deletes an endpoint and everything that it holds. */
  delete(id: string, options?: CallOptions): Promise<void>;
  /** Sends the provider's registration ping. Not repeated by the client. */
  verify(id: string, options?: CallOptions): Promise<api.Endpoint>;
  /** Sends a test event, and says what came of it. Not repeated by the client. */
  test(id: string, options?: CallOptions): Promise<api.Trial>;
  /**
   * What is pending resumes.
   * @throws `unconfirmed`, before its ping is confirmed
   */
  enable(id: string, options?: CallOptions): Promise<api.Endpoint>;
  /** Events stay pending until it is enabled. */
  disable(id: string, options?: CallOptions): Promise<api.Endpoint>;
  /**
   * Makes a new `secret`, which is in the first answer and never again. The old one signs too for 24 hours. Where that
   * answer was lost, rotate again with `replace_new`.
   * @throws `rotation_in_progress` during those without it, `idempotency_key_reused`
   */
  rotate(id: string, how?: api.RotateSecret, options?: KeyedOptions): Promise<api.Endpoint>;
  /** Sends dead letters, or what `range` says, again (what is pending: now): 500 at a time. Ask again with `next_cursor` as `cursor`. */
  replay(id: string, range?: api.ReplayRange, options?: KeyedOptions): Promise<api.Replayed>;
  /** Who sent what again, the newest first. */
  replays(id: string, options?: ListOptions): Pages<api.ReplayRecord>;
}

/** What is counted. */
export interface StatsOptions extends CallOptions {
  /** Of this endpoint alone. */
  readonly endpoint?: string;
  /** How far to look back; a month is 30 days. Default: `"day"`. */
  readonly span?: "day" | "hour" | "month" | "week";
}

/** Events on their way to one endpoint each. */
export interface Deliveries {
  /** An endpoint's deliveries, the newest first. */
  list(endpoint: string, filter?: DeliveryFilter): Pages<api.Delivery>;
  /** The delivery with its attempts and its body. */
  show(id: string, options?: CallOptions): Promise<api.DeliveryDetail>;
  /**
   * Sends it again where it has ended, and now where it waits for its next attempt.
   * @throws `not_replayable`, while an attempt is under way; `store_full`, `idempotency_key_reused`
   */
  replay(id: string, how?: api.Replay, options?: KeyedOptions): Promise<api.Delivery>;
  /**
   * Calls a pending delivery off. Not repeated by the client.
   * @throws `already_ended`
   */
  cancel(id: string, options?: CallOptions): Promise<api.Delivery>;
  /**
   * Deliveries over time, of all endpoints or of one: by state, event type and endpoint, and how long attempts took. Each
   * endpoint reads its deliveries for it, so it is for a page that somebody opens.
   */
  stats(options?: StatsOptions): Promise<api.Stats>;
}

/** Which events are listed. All that are given must hold. */
export interface EventFilter extends ListOptions {
  /** An event's id, or how it begins. */
  readonly id?: string;
  /** An event type, or a pattern such as `claim.*`. */
  readonly type?: string;
  /** Published at this time or later (RFC 3339). */
  readonly since?: string;
  /** Published before this time (RFC 3339). */
  readonly until?: string;
}

/** What was published. */
export interface Events {
  /** What was published within the last 30 days, the newest first; what nobody wanted is there, too. */
  list(filter?: EventFilter): Pages<api.LoggedEvent>;
  /** What has become of an event at each endpoint. */
  show(id: string, options?: CallOptions): Promise<api.Event>;
  /** Deletes what an event said, everywhere. What stays is that it was. For the operator's key. */
  delete(id: string, options?: CallOptions): Promise<void>;
}

/** The event types that a tenant may publish beside the providers' own. */
export interface OwnEventTypes {
  show(options?: CallOptions): Promise<api.EventTypes>;
  define(types: api.EventTypes, options?: CallOptions): Promise<api.EventTypes>;
}

/** Tokens that open one tenant for a while. For the operator's key, or a token with the scope `tokens:write`. */
export interface Tokens {
  /** Not repeated by the client: each call makes another token. */
  issue(token?: api.NewToken, options?: CallOptions): Promise<api.Token>;
  revoke(id: string, options?: CallOptions): Promise<void>;
}

/** Links that open the portal for one tenant. For the operator's key, or a token with the scope `tokens:write`. */
export interface PortalLinks {
  /** Not repeated by the client: each call makes another link. */
  create(link?: api.NewPortalLink, options?: CallOptions): Promise<api.PortalLink>;
}

/** Every tenant that has added an endpoint. */
export interface Tenants {
  /** For the operator's key. */
  list(options?: ListOptions): Pages<api.Tenant>;
  /** What a tenant's endpoints come to; the client's own tenant, unless one is named. */
  show(tenant?: string, options?: CallOptions): Promise<api.TenantSummary>;
  /** Deletes a tenant with everything that it has. For the operator's key. */
  delete(tenant: string, options?: CallOptions): Promise<void>;
}

/** The gate's sources. For the operator's key. */
export interface Sources {
  list(options?: CallOptions): Pages<api.Source>;
  /** What a source did over a while; an hour, unless it is said. */
  counts(
    source: string,
    options?: CallOptions & { readonly span?: "day" | "hour" | "week" },
  ): Promise<api.SourceCounts>;
}

/** @internal */
export function endpoints(call: Call, tenant: () => string): Endpoints {
  const at = (id: string) => ({ params: { path: { tenant_id: tenant(), endpoint_id: named("endpoint", id) } } });
  const on = "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}";
  return {
    list: ({ cursor, limit, ...options } = {}) =>
      pages(cursor, (cursor) =>
        call("repeat", options, (api, init) => {
          const params = { path: { tenant_id: tenant() }, query: { cursor, limit } };
          return api.GET("/v1/tenants/{tenant_id}/endpoints", { ...init, params });
        }),
      ),
    add: (body, options) =>
      call("key", options, (api, init) =>
        api.POST("/v1/tenants/{tenant_id}/endpoints", { ...init, params: { path: { tenant_id: tenant() } }, body }),
      ),
    show: (id, options) => call("repeat", options, (api, init) => api.GET(on, { ...init, ...at(id) })),
    secrets: (id, options) => call("repeat", options, (api, init) => api.GET(`${on}/secrets`, { ...init, ...at(id) })),
    change: (id, body, options) => call("repeat", options, (api, init) => api.PATCH(on, { ...init, ...at(id), body })),
    delete: (id, options) => call("gone", options, (api, init) => api.DELETE(on, { ...init, ...at(id) })),
    verify: (id, options) => call("once", options, (api, init) => api.POST(`${on}/verify`, { ...init, ...at(id) })),
    test: (id, options) => call("once", options, (api, init) => api.POST(`${on}/test`, { ...init, ...at(id) })),
    enable: (id, options) => call("repeat", options, (api, init) => api.POST(`${on}/enable`, { ...init, ...at(id) })),
    disable: (id, options) => call("repeat", options, (api, init) => api.POST(`${on}/disable`, { ...init, ...at(id) })),
    rotate: (id, body = {}, options) =>
      call("key", options, (api, init) => api.POST(`${on}/rotate`, { ...init, ...at(id), body })),
    replay: (id, body = {}, options) =>
      call("key", options, (api, init) => api.POST(`${on}/replay`, { ...init, ...at(id), body })),
    replays: (id, { cursor, limit, ...options } = {}) =>
      pages(cursor, (cursor) =>
        call("repeat", options, (api, init) => {
          const { params } = at(id);
          return api.GET(`${on}/replays`, { ...init, params: { ...params, query: { cursor, limit } } });
        }),
      ),
  };
}

/** @internal */
export function deliveries(call: Call, tenant: () => string): Deliveries {
  const at = (id: string) => ({ params: { path: { tenant_id: tenant(), delivery_id: named("delivery", id) } } });
  const on = "/v1/tenants/{tenant_id}/deliveries/{delivery_id}";
  return {
    list: (endpoint, { cursor, limit, state, type, since, until, ...options } = {}) =>
      pages(cursor, (cursor) =>
        call("repeat", options, (api, init) => {
          const path = { tenant_id: tenant(), endpoint_id: named("endpoint", endpoint) };
          const params = { path, query: { cursor, limit, state, type, since, until } };
          return api.GET("/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/deliveries", { ...init, params });
        }),
      ),
    show: (id, options) => call("repeat", options, (api, init) => api.GET(on, { ...init, ...at(id) })),
    replay: (id, body = {}, options) =>
      call("key", options, (api, init) => api.POST(`${on}/replay`, { ...init, ...at(id), body })),
    cancel: (id, options) => call("once", options, (api, init) => api.POST(`${on}/cancel`, { ...init, ...at(id) })),
    stats: ({ endpoint, span, ...options } = {}) =>
      call("repeat", options, (api, init) => {
        const [tenant_id, query] = [tenant(), { span }];
        if (endpoint === undefined)
          return api.GET("/v1/tenants/{tenant_id}/stats", { ...init, params: { path: { tenant_id }, query } });
        const path = { tenant_id, endpoint_id: named("endpoint", endpoint) };
        return api.GET("/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/stats", { ...init, params: { path, query } });
      }),
  };
}

/** @internal */
export function events(call: Call, tenant: () => string): Events {
  return {
    list: ({ cursor, limit, id, type, since, until, ...options } = {}) =>
      pages(cursor, (cursor) =>
        call("repeat", options, (api, init) => {
          const params = { path: { tenant_id: tenant() }, query: { cursor, limit, id, type, since, until } };
          return api.GET("/v1/tenants/{tenant_id}/events", { ...init, params });
        }),
      ),
    show: (id, options) =>
      call("repeat", options, (api, init) => {
        const params = { path: { tenant_id: tenant(), event_id: named("event", id) } };
        return api.GET("/v1/tenants/{tenant_id}/events/{event_id}", { ...init, params });
      }),
    delete: (id, options) =>
      call("gone", options, (api, init) => {
        const params = { path: { tenant_id: tenant(), event_id: named("event", id) } };
        return api.DELETE("/v1/tenants/{tenant_id}/events/{event_id}", { ...init, params });
      }),
  };
}

/** @internal */
export function eventTypes(call: Call, tenant: () => string): OwnEventTypes {
  const at = () => ({ params: { path: { tenant_id: tenant() } } });
  const on = "/v1/tenants/{tenant_id}/event-types";
  return {
    show: (options) => call("repeat", options, (api, init) => api.GET(on, { ...init, ...at() })),
    define: (body, options) => call("repeat", options, (api, init) => api.PUT(on, { ...init, ...at(), body })),
  };
}

/** @internal */
export function tokens(call: Call, tenant: () => string): Tokens {
  const on = "/v1/tenants/{tenant_id}/tokens";
  return {
    issue: (body = {}, options) =>
      call("once", options, (api, init) => api.POST(on, { ...init, params: { path: { tenant_id: tenant() } }, body })),
    revoke: (id, options) =>
      call("gone", options, (api, init) => {
        const params = { path: { tenant_id: tenant(), token_id: named("token", id) } };
        return api.DELETE(`${on}/{token_id}`, { ...init, params });
      }),
  };
}

/** @internal */
export function portalLinks(call: Call, tenant: () => string): PortalLinks {
  return {
    create: (body = {}, options) =>
      call("once", options, (api, init) =>
        api.POST("/v1/tenants/{tenant_id}/portal-links", { ...init, params: { path: { tenant_id: tenant() } }, body }),
      ),
  };
}

/** @internal */
export function tenants(call: Call, own: () => string): Tenants {
  return {
    list: ({ cursor, limit, ...options } = {}) =>
      pages(cursor, (cursor) =>
        call("repeat", options, (api, init) =>
          api.GET("/v1/tenants", { ...init, params: { query: { cursor, limit } } }),
        ),
      ),
    show: (tenant, options) =>
      call("repeat", options, (api, init) => {
        const params = { path: { tenant_id: tenant === undefined ? own() : named("tenant", tenant) } };
        return api.GET("/v1/tenants/{tenant_id}", { ...init, params });
      }),
    delete: (tenant, options) =>
      call("gone", options, (api, init) =>
        api.DELETE("/v1/tenants/{tenant_id}", { ...init, params: { path: { tenant_id: named("tenant", tenant) } } }),
      ),
  };
}

/** @internal */
export function sources(call: Call): Sources {
  return {
    list: (options) => pages(undefined, () => call("repeat", options, (api, init) => api.GET("/v1/sources", init))),
    counts: (source, { span, ...options } = {}) =>
      call("repeat", options, (api, init) => {
        const params = { path: { source: named("source", source) }, query: { span } };
        return api.GET("/v1/sources/{source}/counts", { ...init, params });
      }),
  };
}

/**
 * A name that stands in a path. `.` and `..` would lead to another one.
 * @internal
 */
export function named(what: string, name: string): string {
  must(
    typeof name === "string" && !/^\.{0,2}$/.test(name),
    `a name of the ${what} is needed, such as an \`id\` of the API`,
  );
  return name;
}
