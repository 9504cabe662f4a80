// Written by scripts/openapi-types/write.mjs from the OpenAPI document of crates/api: change the types there.
import type * as sender from "./sender.js";

export interface paths {
    "/v1/event-types": {
        parameters: {
        };
        /**
         * List the providers' event types
         * The catalogs of the built-in providers that have one. For every valid key.
         */
        get: operations["listCatalogs"];
    };
    "/v1/filters/test": {
        parameters: {
        };
        /**
         * Try a filter
         * What a filter says of a document, the work that it took, and the first condition that failed. Nothing is stored. A mistake in the filter is `invalid`, with its place: `filter/body/type/$regex`. For every valid key.
         */
        post: operations["testFilter"];
    };
    "/v1/providers": {
        parameters: {
        };
        /**
         * List the providers' rows
         * How each built-in provider signs, retries and gives up. A row of your own is written in the same words. For every valid key.
         */
        get: operations["listProviders"];
    };
    "/v1/sources": {
        parameters: {
        };
        /**
         * List sources
         * The gate's sources, those that are misconfigured included. For the operator's key.
         */
        get: operations["listSources"];
    };
    "/v1/sources/{source}/counts": {
        parameters: {
            path: {
                source: string;
            };
        };
        /**
         * Show what a source did
         * Requests by verdict over the last hour, day or week, and the last ones that were refused or failed. For the operator's key.
         */
        get: operations["showSourceCounts"];
    };
    "/v1/tenants": {
        parameters: {
        };
        /**
         * List tenants
         * Every tenant that has added an endpoint, the first one first. For the operator's key.
         */
        get: operations["listTenants"];
    };
    "/v1/tenants/{tenant_id}": {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        /**
         * Show a tenant
         * The totals over a tenant's endpoints. For the operator's key, or a token with the scope `endpoints:read`.
         */
        get: operations["showTenant"];
        /**
         * Delete a tenant
         * Its endpoints with all deliveries, its log, its event types. Tokens that were issued for it go on until they end or are revoked. Where it ends half-way, the same request again does the rest. For the operator's key.
         */
        delete: operations["deleteTenant"];
    };
    "/v1/tenants/{tenant_id}/deliveries/{delivery_id}": {
        parameters: {
            path: {
                tenant_id: string;
                delivery_id: string;
            };
        };
        /**
         * Show a delivery
         * With its body and its attempts. For the operator's key, or a token with the scope `events:read`.
         */
        get: operations["showDelivery"];
    };
    "/v1/tenants/{tenant_id}/deliveries/{delivery_id}/cancel": {
        parameters: {
            path: {
                tenant_id: string;
                delivery_id: string;
            };
        };
        /**
         * Cancel a delivery
         * A pending delivery is not attempted again. For the operator's key, or a token with the scope `deliveries:replay`.
         */
        post: operations["cancelDelivery"];
    };
    "/v1/tenants/{tenant_id}/deliveries/{delivery_id}/replay": {
        parameters: {
            path: {
                tenant_id: string;
                delivery_id: string;
            };
        };
        /**
         * Send a delivery again, or now
         * What has ended is sent again, under the same event id or under a new one that names the old one in the header `Replay-Of`. What waits for its next attempt is sent now. Neither while an attempt is under way. For the operator's key, or a token with the scope `deliveries:replay`.
         */
        post: operations["replayDelivery"];
    };
    "/v1/tenants/{tenant_id}/endpoints": {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        /**
         * List endpoints
         * A tenant's endpoints, the oldest first. For the operator's key, or a token with the scope `endpoints:read`.
         */
        get: operations["listEndpoints"];
        /**
         * Add an endpoint
         * The answer has the signing `secret`, once: the same request again under the same `Idempotency-Key` answers without it. Where that first answer was lost, rotate the secret. If the provider asks for a registration ping, it is sent, and the endpoint stays `unconfirmed` until one is answered. For the operator's key, or a token with the scope `endpoints:write`.
         */
        post: operations["addEndpoint"];
    };
    "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}": {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        /**
         * Show an endpoint
         * An endpoint with its health. The secret and the values of its headers are not in it. For the operator's key, or a token with the scope `endpoints:read`.
         */
        get: operations["showEndpoint"];
        /**
         * Delete an endpoint
         * With everything that it holds, pending deliveries included. For the operator's key, or a token with the scope `endpoints:write`.
         */
        delete: operations["deleteEndpoint"];
        /**
         * Change an endpoint
         * What is left out stays as it is. A new `url` or `provider` is taken over once the provider's registration ping is answered, where there is one. For the operator's key, or a token with the scope `endpoints:write`.
         */
        patch: operations["changeEndpoint"];
    };
    "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/deliveries": {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        /**
         * List deliveries
         * An endpoint's deliveries, the newest first. All filters that are given must hold. For the operator's key, or a token with the scope `events:read`.
         */
        get: operations["listDeliveries"];
    };
    "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/disable": {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        /**
         * Disable an endpoint
         * Its events stay pending until it is enabled. For the operator's key, or a token with the scope `endpoints:write`.
         */
        post: operations["disableEndpoint"];
    };
    "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/enable": {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        /**
         * Enable an endpoint
         * What is pending resumes. For the operator's key, or a token with the scope `endpoints:write`.
         */
        post: operations["enableEndpoint"];
    };
    "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/replay": {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        /**
         * Send several deliveries again, or now
         * Dead letters, or what the body says, at most 500 at a time, the oldest first: ask again with `next_cursor` as `cursor`. For the operator's key, or a token with the scope `deliveries:replay`.
         */
        post: operations["replayDeliveries"];
    };
    "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/replays": {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        /**
         * List replays
         * Who sent what again, and when: the newest first. For the operator's key, or a token with the scope `events:read`.
         */
        get: operations["listReplays"];
    };
    "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/rotate": {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        /**
         * Rotate the secret
         * Makes a new `secret`, which is in this answer and in no other; the old one signs too for 24 hours. Where the answer was lost, rotate again with `replace_new`. For the operator's key, or a token with the scope `endpoints:write`.
         */
        post: operations["rotateSecret"];
    };
    "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/secrets": {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        /**
         * Show an endpoint's secrets
         * What signs its deliveries, the values of its headers, and its provider as it was given: what it takes to add the same endpoint elsewhere. No bundle of scopes holds this one. For the operator's key, or a token with the scope `secrets:read`.
         */
        get: operations["showEndpointSecrets"];
    };
    "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/stats": {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        /**
         * Show an endpoint's deliveries over time
         * The same of one endpoint. For the operator's key, or a token with the scope `events:read`.
         */
        get: operations["showEndpointStats"];
    };
    "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/test": {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        /**
         * Send a test event
         * Sent at once and never retried; the answer says what came of it. For the operator's key, or a token with the scope `endpoints:write`.
         */
        post: operations["testEndpoint"];
    };
    "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/verify": {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        /**
         * Send the registration ping
         * Where the provider has one. `confirmation` of the answer says what came of it. For the operator's key, or a token with the scope `endpoints:write`.
         */
        post: operations["verifyEndpoint"];
    };
    "/v1/tenants/{tenant_id}/event-batches": {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        /**
         * Publish a batch of events
         * Up to 100 events in one call, each of which is stored or refused by itself: `results` has a status for each. All that are stored are stored when this answers. An event without an `id` takes one from the `Idempotency-Key` and its place in the list, so the same batch again stores nothing twice. For the operator's key, or a token with the scope `events:write`.
         */
        post: operations["publishBatch"];
    };
    "/v1/tenants/{tenant_id}/event-types": {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        /**
         * Show the tenant's event types
         * The types that the tenant may publish beside the providers' own. For the operator's key, or a token with the scope `events:read`.
         */
        get: operations["showEventTypes"];
        /**
         * Define the tenant's event types
         * Replaces the list. For the operator's key, or a token with the scope `catalog:write`.
         */
        put: operations["defineEventTypes"];
    };
    "/v1/tenants/{tenant_id}/events": {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        /**
         * List events
         * What the tenant has published within the last 30 days, the newest first, and what nobody wanted, too. All filters that are given must hold. A page looks at 2,000 events at most, so it may have fewer rows than were asked for, or none, and a `next_cursor` all the same. For the operator's key, or a token with the scope `events:read`.
         */
        get: operations["listEvents"];
        /**
         * Publish an event
         * Sends the event to every endpoint that subscribes to its type. 202 means that it is stored, with the list of them: each is handed the event after the answer. After anything else publish the same again, under the same `id` or the same `Idempotency-Key`: what was stored is not stored twice. For the operator's key, or a token with the scope `events:write`.
         */
        post: operations["publishEvent"];
    };
    "/v1/tenants/{tenant_id}/events/{event_id}": {
        parameters: {
            path: {
                tenant_id: string;
                event_id: string;
            };
        };
        /**
         * Show an event
         * What has become of an event at each endpoint that it went to. For the operator's key, or a token with the scope `events:read`.
         */
        get: operations["showEvent"];
        /**
         * Delete an event's content
         * Its data, the bodies that were made of it, those that were replayed under new ids included, and what receivers answered. What is pending is cancelled, and nothing of it can be replayed. What stays is that there was an event: its id, type and times, and a digest, so that the same publish again is the same event. While an attempt of it is under way the answer is 503: ask again. For the operator's key.
         */
        delete: operations["deleteEvent"];
    };
    "/v1/tenants/{tenant_id}/portal-links": {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        /**
         * Create a portal link
         * A link that opens the portal for this one tenant. It publishes nothing and issues nothing. For the operator's key, or a token with the scope `tokens:write`.
         */
        post: operations["createPortalLink"];
    };
    "/v1/tenants/{tenant_id}/stats": {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        /**
         * Show a tenant's deliveries over time
         * Those that were accepted in the last hour, day, week or 30 days, by step, state, event type and endpoint, and how long their attempts took. Each endpoint's object is asked once and reads its deliveries: it is for a page that somebody opens, and nothing to ask every second. For the operator's key, or a token with the scope `events:read`.
         */
        get: operations["showStats"];
    };
    "/v1/tenants/{tenant_id}/tokens": {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        /**
         * Issue a token
         * A token opens this one tenant until it expires. Issued with a token, it may do no more than that one, and not for longer. For the operator's key, or a token with the scope `tokens:write`.
         */
        post: operations["issueToken"];
    };
    "/v1/tenants/{tenant_id}/tokens/{token_id}": {
        parameters: {
            path: {
                tenant_id: string;
                token_id: string;
            };
        };
        /**
         * Revoke a token
         * A token, or a portal link by its `id`: from then on it opens nothing. For the operator's key, or a token with the scope `tokens:write`.
         */
        delete: operations["revokeToken"];
    };
    "/v1/transforms/preview": {
        parameters: {
        };
        /**
         * Try a transform
         * The body that an endpoint with this transform would be sent for an event. Nothing is stored. A mistake in the template is `invalid`, with its place: `transform/body/text`. For every valid key.
         */
        post: operations["previewTransform"];
    };
}
export interface operations {
    listCatalogs: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: sender.Catalog[];
                        next_cursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    testFilter: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": sender.NewFilterTest;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.FilterTest;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    listProviders: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: sender.ProviderRow[];
                        next_cursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    listSources: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: sender.Source[];
                        next_cursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    showSourceCounts: {
        parameters: {
            query?: {
                span?: "hour" | "day" | "week";
            };
            path: {
                source: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.SourceCounts;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    listTenants: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: sender.Tenant[];
                        next_cursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    showTenant: {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.TenantSummary;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    deleteTenant: {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        responses: {
            204: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    showDelivery: {
        parameters: {
            path: {
                tenant_id: string;
                delivery_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.DeliveryDetail;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    cancelDelivery: {
        parameters: {
            path: {
                tenant_id: string;
                delivery_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Delivery;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    replayDelivery: {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                tenant_id: string;
                delivery_id: string;
            };
        };
        requestBody?: {
            content: {
                "application/json": sender.Replay;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Delivery;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    listEndpoints: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            path: {
                tenant_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: sender.Endpoint[];
                        next_cursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    addEndpoint: {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                tenant_id: string;
            };
        };
        requestBody: {
            content: {
                "application/json": sender.NewEndpoint;
            };
        };
        responses: {
            201: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Endpoint;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    showEndpoint: {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Endpoint;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    deleteEndpoint: {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        responses: {
            204: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    changeEndpoint: {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        requestBody: {
            content: {
                "application/json": sender.EndpointChange;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Endpoint;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                since?: string;
                state?: "pending" | "delivered" | "dead_letter" | "cancelled";
                type?: string;
                until?: string;
            };
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: sender.Delivery[];
                        next_cursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    disableEndpoint: {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Endpoint;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    enableEndpoint: {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Endpoint;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    replayDeliveries: {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        requestBody?: {
            content: {
                "application/json": sender.ReplayRange;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Replayed;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    listReplays: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: sender.ReplayRecord[];
                        next_cursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    rotateSecret: {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        requestBody?: {
            content: {
                "application/json": sender.RotateSecret;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Endpoint;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    showEndpointSecrets: {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.EndpointSecrets;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    showEndpointStats: {
        parameters: {
            query?: {
                span?: "hour" | "day" | "week" | "month";
            };
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Stats;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    testEndpoint: {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Trial;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    verifyEndpoint: {
        parameters: {
            path: {
                tenant_id: string;
                endpoint_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Endpoint;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    publishBatch: {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                tenant_id: string;
            };
        };
        requestBody: {
            content: {
                "application/json": sender.NewEventBatch;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.EventBatch;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    showEventTypes: {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.EventTypes;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    defineEventTypes: {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        requestBody: {
            content: {
                "application/json": sender.EventTypes;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.EventTypes;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                cursor?: string;
                id?: string;
                limit?: number;
                since?: string;
                type?: string;
                until?: string;
            };
            path: {
                tenant_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: sender.LoggedEvent[];
                        next_cursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    publishEvent: {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                tenant_id: string;
            };
        };
        requestBody: {
            content: {
                "application/json": sender.NewEvent;
            };
        };
        responses: {
            202: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Event;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    showEvent: {
        parameters: {
            path: {
                tenant_id: string;
                event_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Event;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    deleteEvent: {
        parameters: {
            path: {
                tenant_id: string;
                event_id: string;
            };
        };
        responses: {
            204: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    createPortalLink: {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        requestBody?: {
            content: {
                "application/json": sender.NewPortalLink;
            };
        };
        responses: {
            201: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.PortalLink;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    showStats: {
        parameters: {
            query?: {
                span?: "hour" | "day" | "week" | "month";
            };
            path: {
                tenant_id: string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Stats;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    issueToken: {
        parameters: {
            path: {
                tenant_id: string;
            };
        };
        requestBody?: {
            content: {
                "application/json": sender.NewToken;
            };
        };
        responses: {
            201: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.Token;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            path: {
                tenant_id: string;
                token_id: string;
            };
        };
        responses: {
            204: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    previewTransform: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": sender.NewTransformPreview;
            };
        };
        responses: {
            200: {
                headers: {
                    "Signpost-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": sender.TransformPreview;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": sender.Problem;
                };
            };
        };
    };
    "endpoint.disabled": {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": sender.Notice;
            };
        };
        responses: {
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "endpoint.failing": {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": sender.Notice;
            };
        };
        responses: {
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "endpoint.recovered": {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": sender.Notice;
            };
        };
        responses: {
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "event.dead_lettered": {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": sender.Notice;
            };
        };
        responses: {
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
