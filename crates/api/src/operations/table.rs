//! The rows.

use super::Access::{Anyone, Operator, With};
use super::Body::{Optional, Required};
use super::Method::{Delete, Get, Patch, Post, Put};
use super::{Id, Kind, Operation, Query, Tag};
use crate::limits::{MAX_ENDPOINT_PAGE, MAX_PAGE};
use crate::problem::Code;
use crate::scopes::Scope;

#[cfg(feature = "openapi")]
const fn query(name: &'static str, kind: Kind, about: &'static str) -> Query {
    Query { name, kind, about }
}

#[cfg(not(feature = "openapi"))]
const fn query(name: &'static str, kind: Kind, _: &'static str) -> Query {
    Query { name, kind }
}

const CURSOR: Query = query("cursor", Kind::Cursor, "Where the list goes on: the `next_cursor` of a page.");
const LIMIT: Query = query("limit", Kind::Limit(MAX_PAGE), "Rows of the page. Default: 50.");
const ENDPOINTS_LIMIT: Query = query("limit", Kind::Limit(MAX_ENDPOINT_PAGE), "Rows of the page. Default: 40.");
const PAGED: &[Query] = &[CURSOR, LIMIT];
const DELIVERIES: &[Query] = &[
    CURSOR,
    LIMIT,
    query("since", Kind::Time, "Only what was stored at this time or later."),
    query("state", Kind::OneOf(crate::DeliveryState::WORDS), "Only deliveries in this state."),
    query("type", Kind::Pattern, "Only events of this type: `claim.created`, or a pattern such as `claim.*`."),
    query("until", Kind::Time, "Only what was stored before this time."),
];
const LOGGED: &[Query] = &[
    CURSOR,
    query("id", Kind::Beginning, "Only events whose id is this, or begins with it."),
    LIMIT,
    query("since", Kind::Time, "Only what was published at this time or later."),
    query("type", Kind::Pattern, "Only events of this type: `claim.created`, or a pattern such as `claim.*`."),
    query("until", Kind::Time, "Only what was published before this time."),
];
const SPAN: &[Query] = &[query("span", Kind::OneOf(crate::Span::WORDS), "How far to look back. Default: `day`.")];
/// A source's counts are kept for a week.
const WEEK: &[Query] =
    &[query("span", Kind::OneOf(&["hour", "day", "week"]), "How far to look back. Default: `hour`.")];

const TENANT: &str = "/v1/tenants/{tenant_id}";
const STATS: &str = "/v1/tenants/{tenant_id}/stats";
const ENDPOINT_STATS: &str = "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/stats";
const LINKS: &str = "/v1/tenants/{tenant_id}/portal-links";
const TOKENS: &str = "/v1/tenants/{tenant_id}/tokens";
const TOKEN: &str = "/v1/tenants/{tenant_id}/tokens/{token_id}";
const TYPES: &str = "/v1/tenants/{tenant_id}/event-types";
const EVENTS: &str = "/v1/tenants/{tenant_id}/events";
const BATCHES: &str = "/v1/tenants/{tenant_id}/event-batches";
const EVENT: &str = "/v1/tenants/{tenant_id}/events/{event_id}";
const ENDPOINTS: &str = "/v1/tenants/{tenant_id}/endpoints";
const ENDPOINT: &str = "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}";
const SECRETS: &str = "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/secrets";
const VERIFY: &str = "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/verify";
const TEST: &str = "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/test";
const ENABLE: &str = "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/enable";
const DISABLE: &str = "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/disable";
const ROTATE: &str = "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/rotate";
const REPLAY: &str = "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/replay";
const REPLAYS: &str = "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/replays";
const OF_ENDPOINT: &str = "/v1/tenants/{tenant_id}/endpoints/{endpoint_id}/deliveries";
const DELIVERY: &str = "/v1/tenants/{tenant_id}/deliveries/{delivery_id}";
const DELIVERY_REPLAY: &str = "/v1/tenants/{tenant_id}/deliveries/{delivery_id}/replay";
const DELIVERY_CANCEL: &str = "/v1/tenants/{tenant_id}/deliveries/{delivery_id}/cancel";

/// Every operation, in the order of the document.
pub static OPERATIONS: [Operation; 38] = [
    Operation::new(Id::PublishEvent, Post, EVENTS, With(Scope::EventsWrite))
        .body(Required)
        .keyed()
        .status(202)
        .refuses(&[Code::EventIdReused, Code::StoreFull, Code::UnknownEventType])
        .says(
            Tag::Events,
            "Publish an event",
            "Sends the event to every endpoint that subscribes to its type. 202 means that it is stored, with the list of \
             them: each is handed the event after the answer. After anything else publish the same again, under the same \
             `id` or the same `Idempotency-Key`: what was stored is not stored twice.",
        ),
    Operation::new(Id::PublishBatch, Post, BATCHES, With(Scope::EventsWrite)).body(Required).keyed().says(
        Tag::Events,
        "Publish a batch of events",
        "Up to 100 events in one call, each of which is stored or refused by itself: `results` has a status for each. All \
         that are stored are stored when this answers. An event without an `id` takes one from the `Idempotency-Key` and its \
         place in the list, so the same batch again stores nothing twice.",
    ),
    Operation::new(Id::ListEvents, Get, EVENTS, With(Scope::EventsRead)).query(LOGGED).says(
        Tag::Events,
        "List events",
        "What the tenant has published within the last 30 days, the newest first, and what nobody wanted, too. All filters that \
         are given must hold. A page looks at 2,000 events at most, so it may have fewer rows than were asked for, or none, and \
         a `next_cursor` all the same.",
    ),
    Operation::new(Id::ShowEvent, Get, EVENT, With(Scope::EventsRead)).says(
        Tag::Events,
        "Show an event",
        "What has become of an event at each endpoint that it went to.",
    ),
    Operation::new(Id::DeleteEvent, Delete, EVENT, Operator).status(204).says(
        Tag::Events,
        "Delete an event's content",
        "Its data, the bodies that were made of it, those that were replayed under new ids included, and what receivers answered. \
         What is pending is cancelled, and nothing of it can be replayed. What stays is that there was an event: its id, type and \
         times, and a digest, so that the same publish again is the same event. While an attempt of it is under way the answer is \
         503: ask again.",
    ),
    Operation::new(Id::ListEndpoints, Get, ENDPOINTS, With(Scope::EndpointsRead))
        .query(&[CURSOR, ENDPOINTS_LIMIT])
        .says(Tag::Endpoints, "List endpoints", "A tenant's endpoints, the oldest first."),
    Operation::new(Id::AddEndpoint, Post, ENDPOINTS, With(Scope::EndpointsWrite))
        .body(Required)
        .keyed()
        .status(201)
        .refuses(&[Code::TooManyEndpoints])
        .says(
            Tag::Endpoints,
            "Add an endpoint",
            "The answer has the signing `secret`, once: the same request again under the same `Idempotency-Key` answers \
             without it. Where that first answer was lost, rotate the secret. If the provider asks for a registration \
             ping, it is sent, and the endpoint stays `unconfirmed` until one is answered.",
        ),
    Operation::new(Id::ShowEndpoint, Get, ENDPOINT, With(Scope::EndpointsRead)).says(
        Tag::Endpoints,
        "Show an endpoint",
        "An endpoint with its health. The secret and the values of its headers are not in it.",
    ),
    Operation::new(Id::ShowEndpointSecrets, Get, SECRETS, With(Scope::SecretsRead)).refuses(&[Code::Configured]).says(
        Tag::Endpoints,
        "Show an endpoint's secrets",
        "What signs its deliveries, the values of its headers, and its provider as it was given: what it takes to add the \
         same endpoint elsewhere. No bundle of scopes holds this one.",
    ),
    Operation::new(Id::ChangeEndpoint, Patch, ENDPOINT, With(Scope::EndpointsWrite))
        .body(Required)
        .refuses(&[Code::Configured, Code::Unconfirmed])
        .says(
            Tag::Endpoints,
            "Change an endpoint",
            "What is left out stays as it is. A new `url` or `provider` is taken over once the provider's registration ping is answered, \
             where there is one.",
        ),
    Operation::new(Id::DeleteEndpoint, Delete, ENDPOINT, With(Scope::EndpointsWrite))
        .status(204)
        .refuses(&[Code::Configured])
        .says(Tag::Endpoints, "Delete an endpoint", "With everything that it holds, pending deliveries included."),
    Operation::new(Id::VerifyEndpoint, Post, VERIFY, With(Scope::EndpointsWrite)).refuses(&[Code::Configured]).says(
        Tag::Endpoints,
        "Send the registration ping",
        "Where the provider has one. `confirmation` of the answer says what came of it.",
    ),
    Operation::new(Id::TestEndpoint, Post, TEST, With(Scope::EndpointsWrite)).refuses(&[Code::Configured]).says(
        Tag::Endpoints,
        "Send a test event",
        "Sent at once and never retried; the answer says what came of it.",
    ),
    Operation::new(Id::EnableEndpoint, Post, ENABLE, With(Scope::EndpointsWrite)).refuses(&[Code::Unconfirmed]).says(
        Tag::Endpoints,
        "Enable an endpoint",
        "What is pending resumes.",
    ),
    Operation::new(Id::DisableEndpoint, Post, DISABLE, With(Scope::EndpointsWrite)).says(
        Tag::Endpoints,
        "Disable an endpoint",
        "Its events stay pending until it is enabled.",
    ),
    Operation::new(Id::RotateSecret, Post, ROTATE, With(Scope::EndpointsWrite))
        .body(Optional)
        .keyed()
        .refuses(&[Code::Configured, Code::RotationInProgress])
        .says(
            Tag::Endpoints,
            "Rotate the secret",
            "Makes a new `secret`, which is in this answer and in no other; the old one signs too for 24 hours. Where the \
             answer was lost, rotate again with `replace_new`.",
        ),
    Operation::new(Id::ReplayDeliveries, Post, REPLAY, With(Scope::DeliveriesReplay))
        .body(Optional)
        .keyed()
        .refuses(&[Code::StoreFull, Code::TooManyReplays])
        .says(
            Tag::Deliveries,
            "Send several deliveries again, or now",
            "Dead letters, or what the body says, at most 500 at a time, the oldest first: ask again with `next_cursor` as \
             `cursor`.",
        ),
    Operation::new(Id::ShowStats, Get, STATS, With(Scope::EventsRead)).query(SPAN).says(
        Tag::Deliveries,
        "Show a tenant's deliveries over time",
        "Those that were accepted in the last hour, day, week or 30 days, by step, state, event type and endpoint, and how long \
         their attempts took. Each endpoint's object is asked once and reads its deliveries: it is for a page that somebody \
         opens, and nothing to ask every second.",
    ),
    Operation::new(Id::ShowEndpointStats, Get, ENDPOINT_STATS, With(Scope::EventsRead)).query(SPAN).says(
        Tag::Deliveries,
        "Show an endpoint's deliveries over time",
        "The same of one endpoint.",
    ),
    Operation::new(Id::ListReplays, Get, REPLAYS, With(Scope::EventsRead)).query(PAGED).says(
        Tag::Deliveries,
        "List replays",
        "Who sent what again, and when: the newest first.",
    ),
    Operation::new(Id::ListDeliveries, Get, OF_ENDPOINT, With(Scope::EventsRead)).query(DELIVERIES).says(
        Tag::Deliveries,
        "List deliveries",
        "An endpoint's deliveries, the newest first. All filters that are given must hold.",
    ),
    Operation::new(Id::ShowDelivery, Get, DELIVERY, With(Scope::EventsRead)).says(
        Tag::Deliveries,
        "Show a delivery",
        "With its body and its attempts.",
    ),
    Operation::new(Id::ReplayDelivery, Post, DELIVERY_REPLAY, With(Scope::DeliveriesReplay))
        .body(Optional)
        .keyed()
        .refuses(&[Code::NotReplayable, Code::StoreFull, Code::TooManyReplays])
        .says(
            Tag::Deliveries,
            "Send a delivery again, or now",
            "What has ended is sent again, under the same event id or under a new one that names the old one in the header \
             `Replay-Of`. What waits for its next attempt is sent now. Neither while an attempt is under way.",
        ),
    Operation::new(Id::CancelDelivery, Post, DELIVERY_CANCEL, With(Scope::DeliveriesReplay))
        .refuses(&[Code::AlreadyEnded])
        .says(Tag::Deliveries, "Cancel a delivery", "A pending delivery is not attempted again."),
    Operation::new(Id::ShowEventTypes, Get, TYPES, With(Scope::EventsRead)).says(
        Tag::Types,
        "Show the tenant's event types",
        "The types that the tenant may publish beside the providers' own.",
    ),
    Operation::new(Id::DefineEventTypes, Put, TYPES, With(Scope::CatalogWrite)).body(Required).says(
        Tag::Types,
        "Define the tenant's event types",
        "Replaces the list.",
    ),
    Operation::new(Id::ListCatalogs, Get, "/v1/event-types", Anyone).says(
        Tag::Types,
        "List the providers' event types",
        "The catalogs of the built-in providers that have one.",
    ),
    Operation::new(Id::ListProviders, Get, "/v1/providers", Anyone).says(
        Tag::Types,
        "List the providers' rows",
        "How each built-in provider signs, retries and gives up. A row of your own is written in the same words.",
    ),
    Operation::new(Id::IssueToken, Post, TOKENS, With(Scope::TokensWrite)).body(Optional).status(201).says(
        Tag::Access,
        "Issue a token",
        "A token opens this one tenant until it expires. Issued with a token, it may do no more than that one, and not \
         for longer.",
    ),
    Operation::new(Id::RevokeToken, Delete, TOKEN, With(Scope::TokensWrite)).status(204).says(
        Tag::Access,
        "Revoke a token",
        "A token, or a portal link by its `id`: from then on it opens nothing.",
    ),
    Operation::new(Id::CreatePortalLink, Post, LINKS, With(Scope::TokensWrite)).body(Optional).status(201).says(
        Tag::Access,
        "Create a portal link",
        "A link that opens the portal for this one tenant. It publishes nothing and issues nothing.",
    ),
    Operation::new(Id::ListTenants, Get, "/v1/tenants", Operator).query(PAGED).says(
        Tag::Tenants,
        "List tenants",
        "Every tenant that has added an endpoint, the first one first.",
    ),
    Operation::new(Id::ShowTenant, Get, TENANT, With(Scope::EndpointsRead)).says(
        Tag::Tenants,
        "Show a tenant",
        "The totals over a tenant's endpoints.",
    ),
    Operation::new(Id::DeleteTenant, Delete, TENANT, Operator).status(204).refuses(&[Code::Configured]).says(
        Tag::Tenants,
        "Delete a tenant",
        "Its endpoints with all deliveries, its log, its event types. Tokens that were issued for it go on until they end or are \
         revoked. Where it ends half-way, the same request again does the rest.",
    ),
    Operation::new(Id::TestFilter, Post, "/v1/filters/test", Anyone).body(Required).says(
        Tag::Filters,
        "Try a filter",
        "What a filter says of a document, the work that it took, and the first condition that failed. Nothing is stored. A \
         mistake in the filter is `invalid`, with its place: `filter/body/type/$regex`.",
    ),
    Operation::new(Id::PreviewTransform, Post, "/v1/transforms/preview", Anyone).body(Required).says(
        Tag::Filters,
        "Try a transform",
        "The body that an endpoint with this transform would be sent for an event. Nothing is stored. A mistake in the template \
         is `invalid`, with its place: `transform/body/text`.",
    ),
    Operation::new(Id::ListSources, Get, "/v1/sources", Operator).says(
        Tag::Sources,
        "List sources",
        "The gate's sources, those that are misconfigured included.",
    ),
    Operation::new(Id::ShowSourceCounts, Get, "/v1/sources/{source}/counts", Operator).query(WEEK).says(
        Tag::Sources,
        "Show what a source did",
        "Requests by verdict over the last hour, day or week, and the last ones that were refused or failed.",
    ),
];
