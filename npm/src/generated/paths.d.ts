// Written by scripts/openapi-types/write.mjs from the OpenAPI document of crates/api: change the types there.
import type * as sender from "./sender.js";

export interface paths {
    "/v1/event-types": {
        parameters: {
        };
        get: operations["listCatalogs"];
    };
    "/v1/providers": {
        parameters: {
        };
        get: operations["listProviders"];
    };
    "/v1/sources": {
        parameters: {
        };
        get: operations["listSources"];
    };
    "/v1/sources/{source}/counts": {
        parameters: {
            path: {
                source: string;
            };
        };
        get: operations["showSourceCounts"];
    };
    "/v1/tenants": {
        parameters: {
        };
        get: operations["listTenants"];
    };
    "/v1/tenants/{tenant}": {
        parameters: {
            path: {
                tenant: string;
            };
        };
        get: operations["showTenant"];
    };
    "/v1/tenants/{tenant}/deliveries/{delivery}": {
        parameters: {
            path: {
                tenant: string;
                delivery: string;
            };
        };
        get: operations["showDelivery"];
    };
    "/v1/tenants/{tenant}/deliveries/{delivery}/cancel": {
        parameters: {
            path: {
                tenant: string;
                delivery: string;
            };
        };
        post: operations["cancelDelivery"];
    };
    "/v1/tenants/{tenant}/deliveries/{delivery}/replay": {
        parameters: {
            path: {
                tenant: string;
                delivery: string;
            };
        };
        post: operations["replayDelivery"];
    };
    "/v1/tenants/{tenant}/endpoints": {
        parameters: {
            path: {
                tenant: string;
            };
        };
        get: operations["listEndpoints"];
        post: operations["addEndpoint"];
    };
    "/v1/tenants/{tenant}/endpoints/{endpoint}": {
        parameters: {
            path: {
                tenant: string;
                endpoint: string;
            };
        };
        get: operations["showEndpoint"];
        delete: operations["deleteEndpoint"];
        patch: operations["changeEndpoint"];
    };
    "/v1/tenants/{tenant}/endpoints/{endpoint}/deliveries": {
        parameters: {
            path: {
                tenant: string;
                endpoint: string;
            };
        };
        get: operations["listDeliveries"];
    };
    "/v1/tenants/{tenant}/endpoints/{endpoint}/disable": {
        parameters: {
            path: {
                tenant: string;
                endpoint: string;
            };
        };
        post: operations["disableEndpoint"];
    };
    "/v1/tenants/{tenant}/endpoints/{endpoint}/enable": {
        parameters: {
            path: {
                tenant: string;
                endpoint: string;
            };
        };
        post: operations["enableEndpoint"];
    };
    "/v1/tenants/{tenant}/endpoints/{endpoint}/replay": {
        parameters: {
            path: {
                tenant: string;
                endpoint: string;
            };
        };
        post: operations["replayDeliveries"];
    };
    "/v1/tenants/{tenant}/endpoints/{endpoint}/replays": {
        parameters: {
            path: {
                tenant: string;
                endpoint: string;
            };
        };
        get: operations["listReplays"];
    };
    "/v1/tenants/{tenant}/endpoints/{endpoint}/rotate": {
        parameters: {
            path: {
                tenant: string;
                endpoint: string;
            };
        };
        post: operations["rotateSecret"];
    };
    "/v1/tenants/{tenant}/endpoints/{endpoint}/test": {
        parameters: {
            path: {
                tenant: string;
                endpoint: string;
            };
        };
        post: operations["testEndpoint"];
    };
    "/v1/tenants/{tenant}/endpoints/{endpoint}/verify": {
        parameters: {
            path: {
                tenant: string;
                endpoint: string;
            };
        };
        post: operations["verifyEndpoint"];
    };
    "/v1/tenants/{tenant}/event-types": {
        parameters: {
            path: {
                tenant: string;
            };
        };
        get: operations["showEventTypes"];
        put: operations["defineEventTypes"];
    };
    "/v1/tenants/{tenant}/events": {
        parameters: {
            path: {
                tenant: string;
            };
        };
        post: operations["publishEvent"];
    };
    "/v1/tenants/{tenant}/events/{event}": {
        parameters: {
            path: {
                tenant: string;
                event: string;
            };
        };
        get: operations["showEvent"];
    };
    "/v1/tenants/{tenant}/portal-links": {
        parameters: {
            path: {
                tenant: string;
            };
        };
        post: operations["createPortalLink"];
    };
    "/v1/tenants/{tenant}/tokens": {
        parameters: {
            path: {
                tenant: string;
            };
        };
        post: operations["issueToken"];
    };
    "/v1/tenants/{tenant}/tokens/{token}": {
        parameters: {
            path: {
                tenant: string;
                token: string;
            };
        };
        delete: operations["revokeToken"];
    };
}
export interface operations {
    listCatalogs: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
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
    listProviders: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: unknown[];
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
                tenant: string;
            };
        };
        responses: {
            200: {
                headers: {
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
    showDelivery: {
        parameters: {
            path: {
                tenant: string;
                delivery: string;
            };
        };
        responses: {
            200: {
                headers: {
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
                tenant: string;
                delivery: string;
            };
        };
        responses: {
            200: {
                headers: {
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
                tenant: string;
                delivery: string;
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
                tenant: string;
            };
        };
        responses: {
            200: {
                headers: {
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
                tenant: string;
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
                tenant: string;
                endpoint: string;
            };
        };
        responses: {
            200: {
                headers: {
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
                tenant: string;
                endpoint: string;
            };
        };
        responses: {
            204: {
                headers: {
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
                tenant: string;
                endpoint: string;
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
                state?: "pending" | "delivered" | "dead" | "cancelled";
                type?: string;
                since?: string;
                until?: string;
                cursor?: string;
                limit?: number;
            };
            path: {
                tenant: string;
                endpoint: string;
            };
        };
        responses: {
            200: {
                headers: {
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
                tenant: string;
                endpoint: string;
            };
        };
        responses: {
            200: {
                headers: {
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
                tenant: string;
                endpoint: string;
            };
        };
        responses: {
            200: {
                headers: {
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
                tenant: string;
                endpoint: string;
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
                tenant: string;
                endpoint: string;
            };
        };
        responses: {
            200: {
                headers: {
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
                tenant: string;
                endpoint: string;
            };
        };
        responses: {
            200: {
                headers: {
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
    testEndpoint: {
        parameters: {
            path: {
                tenant: string;
                endpoint: string;
            };
        };
        responses: {
            200: {
                headers: {
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
                tenant: string;
                endpoint: string;
            };
        };
        responses: {
            200: {
                headers: {
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
    showEventTypes: {
        parameters: {
            path: {
                tenant: string;
            };
        };
        responses: {
            200: {
                headers: {
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
                tenant: string;
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
    publishEvent: {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                tenant: string;
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
                tenant: string;
                event: string;
            };
        };
        responses: {
            200: {
                headers: {
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
    createPortalLink: {
        parameters: {
            path: {
                tenant: string;
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
    issueToken: {
        parameters: {
            path: {
                tenant: string;
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
                tenant: string;
                token: string;
            };
        };
        responses: {
            204: {
                headers: {
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
}
