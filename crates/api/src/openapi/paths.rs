//! Which type belongs to which path.

use serde_json::{Map, Value, json};
use signpost_api as api;

use crate::Schemas;

/// One operation.
struct Operation {
    id: &'static str,
    summary: &'static str,
    query: Vec<Value>,
    /// The body's schema, and whether it must be there.
    body: Option<(Value, bool)>,
    /// The status of success and the answer's schema.
    answer: (u16, Option<Value>),
    /// Whether an `Idempotency-Key` makes it repeatable.
    repeatable: bool,
    /// The statuses of its errors beside 401 and 429, which all have.
    errors: &'static [u16],
}

impl Operation {
    fn new(id: &'static str, summary: &'static str, status: u16, answer: Option<Value>) -> Self {
        Self {
            id,
            summary,
            query: Vec::new(),
            body: None,
            answer: (status, answer),
            repeatable: false,
            errors: &[400, 404, 500, 503],
        }
    }

    fn query(self, query: Vec<Value>) -> Self {
        Self { query, errors: &[400, 404, 422, 500, 503], ..self }
    }

    fn body(self, body: Value) -> Self {
        Self { body: Some((body, true)), errors: &[400, 404, 413, 422, 500, 503], ..self }
    }

    fn optional_body(self, body: Value) -> Self {
        Self { body: Some((body, false)), errors: &[400, 404, 413, 422, 500, 503], ..self }
    }

    fn repeatable(self) -> Self {
        Self { repeatable: true, ..self }
    }

    fn errors(self, errors: &'static [u16]) -> Self {
        Self { errors, ..self }
    }

    fn json(self, problem: &Value) -> Value {
        let mut parameters = self.query;
        if self.repeatable {
            parameters.push(json!({
                "name": "Idempotency-Key",
                "in": "header",
                "description": "The same request under the same key is done once and answered alike.",
                "schema": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$" },
            }));
        }
        let mut responses = Map::new();
        let (status, answer) = self.answer;
        let mut success = json!({ "description": if status == 202 { "Stored for every endpoint" } else { "Done" } });
        if let (Some(answer), Some(success)) = (answer, success.as_object_mut()) {
            success.insert("content".into(), json!({ "application/json": { "schema": answer } }));
        }
        responses.insert(status.to_string(), success);
        for status in [401, 429].iter().chain(self.errors) {
            let description = description(*status);
            let content = json!({ "application/problem+json": { "schema": problem } });
            responses.insert(status.to_string(), json!({ "description": description, "content": content }));
        }
        let mut operation = json!({
            "operationId": self.id,
            "summary": self.summary,
            "parameters": parameters,
            "responses": responses,
        });
        if let (Some((body, required)), Some(operation)) = (self.body, operation.as_object_mut()) {
            let content = json!({ "application/json": { "schema": body } });
            operation.insert("requestBody".into(), json!({ "required": required, "content": content }));
        }
        operation
    }
}

const fn description(status: u16) -> &'static str {
    match status {
        400 => "The request cannot be read",
        401 => "No valid key",
        403 => "Only for the operator's key",
        404 => "Unknown, or another tenant's",
        409 => "In conflict with what is there",
        413 => "The body is too large",
        422 => "Something in the request is not as it must be",
        429 => "Too many requests without a valid key, or too many replays",
        500 => "An error of ours: send it again",
        503 => "Not everything could be stored: send it again",
        507 => "An endpoint holds as many events as it may",
        _ => "An error",
    }
}

/// A path, the parameters in it, and its operations by method.
type Item<'a> = (&'a str, Vec<&'a Value>, Vec<(&'a str, Operation)>);

/// Every path with its operations.
pub fn paths(schemas: &mut Schemas) -> Value {
    let problem = schemas.answer::<api::Problem>();
    let endpoint = schemas.answer::<api::Endpoint>();
    let delivery = schemas.answer::<api::Delivery>();
    let event = schemas.answer::<api::Event>();
    let types = schemas.request::<api::EventTypes>();
    let trial = schemas.answer::<api::Trial>();
    let endpoints = schemas.answer::<api::Page<api::Endpoint>>();
    let deliveries = schemas.answer::<api::Page<api::Delivery>>();
    let some = |value: &Value| Some(value.clone());
    let act = |id, summary, answer: &Value| Operation::new(id, summary, 200, some(answer));

    let list = vec![
        query("state", json!({ "enum": ["pending", "delivered", "dead", "cancelled"] })),
        query("type", json!({ "type": "string" })),
        query("since", json!({ "type": "string", "format": "date-time" })),
        query("until", json!({ "type": "string", "format": "date-time" })),
        cursor(),
        limit(100),
    ];
    let source_name = parameter("source", "^[a-z0-9_-]{1,63}$");
    let tenant = parameter("tenant", "^[A-Za-z0-9_-]{1,64}$");
    let endpoint_id = parameter("endpoint", "^ep_[0-9a-f]{32}$");
    let event_id = parameter("event", "^[A-Za-z0-9_:-]{1,200}$");
    let token_id = parameter("token", "^[A-Za-z0-9_-]{1,64}$");
    let delivery_id = parameter("delivery", "^dl_[0-9a-f]{32}_[1-9][0-9]{0,14}$");

    let table: Vec<Item<'_>> = vec![
        (
            "/v1/event-types",
            vec![],
            vec![(
                "get",
                Operation::new(
                    "listCatalogs",
                    "Each provider's event types",
                    200,
                    some(&schemas.answer::<api::Page<api::Catalog>>()),
                )
                .errors(&[500, 503]),
            )],
        ),
        (
            "/v1/providers",
            vec![],
            vec![(
                "get",
                Operation::new(
                    "listProviders",
                    "The built-in providers' rows: how each signs, retries and gives up",
                    200,
                    some(&schemas.answer::<api::Page<Value>>()),
                )
                .errors(&[500, 503]),
            )],
        ),
        (
            "/v1/sources",
            vec![],
            vec![(
                "get",
                act("listSources", "The gate's sources", &schemas.answer::<api::Page<api::Source>>())
                    .errors(&[403, 500, 503]),
            )],
        ),
        (
            "/v1/sources/{source}/counts",
            vec![&source_name],
            vec![(
                "get",
                act("showSourceCounts", "What a source did over a while", &schemas.answer::<api::SourceCounts>())
                    .query(vec![query("span", json!({ "enum": ["hour", "day", "week"] }))])
                    .errors(&[400, 403, 404, 422, 500, 503]),
            )],
        ),
        (
            "/v1/tenants",
            vec![],
            vec![(
                "get",
                act(
                    "listTenants",
                    "Every tenant that has added an endpoint",
                    &schemas.answer::<api::Page<api::Tenant>>(),
                )
                .query(vec![cursor(), limit(100)])
                .errors(&[400, 403, 422, 500, 503]),
            )],
        ),
        (
            "/v1/tenants/{tenant}",
            vec![&tenant],
            vec![(
                "get",
                act("showTenant", "What a tenant's endpoints come to", &schemas.answer::<api::TenantSummary>()),
            )],
        ),
        (
            "/v1/tenants/{tenant}/portal-links",
            vec![&tenant],
            vec![(
                "post",
                Operation::new(
                    "createPortalLink",
                    "A link that opens the portal for one tenant",
                    201,
                    some(&schemas.answer::<api::PortalLink>()),
                )
                .optional_body(schemas.request::<api::NewPortalLink>())
                .errors(&[400, 403, 404, 413, 422, 500, 503]),
            )],
        ),
        (
            "/v1/tenants/{tenant}/endpoints",
            vec![&tenant],
            vec![
                ("get", act("listEndpoints", "A tenant's endpoints", &endpoints).query(vec![cursor(), limit(40)])),
                (
                    "post",
                    Operation::new(
                        "addEndpoint",
                        "Add an endpoint; its provider's registration ping is sent",
                        201,
                        some(&endpoint),
                    )
                    .body(schemas.request::<api::NewEndpoint>())
                    .repeatable()
                    .errors(&[400, 404, 409, 413, 422, 500, 503]),
                ),
            ],
        ),
        (
            "/v1/tenants/{tenant}/endpoints/{endpoint}",
            vec![&tenant, &endpoint_id],
            vec![
                ("get", act("showEndpoint", "An endpoint with its health", &endpoint)),
                (
                    "patch",
                    act("changeEndpoint", "Change an endpoint", &endpoint)
                        .body(schemas.request::<api::EndpointChange>()),
                ),
                ("delete", Operation::new("deleteEndpoint", "Delete an endpoint and everything it holds", 204, None)),
            ],
        ),
        (
            "/v1/tenants/{tenant}/endpoints/{endpoint}/verify",
            vec![&tenant, &endpoint_id],
            vec![("post", act("verifyEndpoint", "Send the provider's registration ping", &endpoint))],
        ),
        (
            "/v1/tenants/{tenant}/endpoints/{endpoint}/test",
            vec![&tenant, &endpoint_id],
            vec![("post", act("testEndpoint", "Send a test event and show what comes of it", &trial))],
        ),
        (
            "/v1/tenants/{tenant}/endpoints/{endpoint}/enable",
            vec![&tenant, &endpoint_id],
            vec![(
                "post",
                act("enableEndpoint", "Enable an endpoint: what is pending resumes", &endpoint)
                    .errors(&[400, 404, 409, 500, 503]),
            )],
        ),
        (
            "/v1/tenants/{tenant}/endpoints/{endpoint}/disable",
            vec![&tenant, &endpoint_id],
            vec![("post", act("disableEndpoint", "Disable an endpoint: its events stay pending", &endpoint))],
        ),
        (
            "/v1/tenants/{tenant}/endpoints/{endpoint}/rotate",
            vec![&tenant, &endpoint_id],
            vec![(
                "post",
                act("rotateSecret", "A new secret; the old one signs too for 24 hours", &endpoint)
                    .repeatable()
                    .errors(&[400, 404, 409, 500, 503]),
            )],
        ),
        (
            "/v1/tenants/{tenant}/endpoints/{endpoint}/replay",
            vec![&tenant, &endpoint_id],
            vec![(
                "post",
                act("replayDeliveries", "Send dead letters, or a range, again", &schemas.answer::<api::Replayed>())
                    .optional_body(schemas.request::<api::ReplayRange>())
                    .repeatable()
                    .errors(&[400, 404, 409, 413, 422, 500, 503, 507]),
            )],
        ),
        (
            "/v1/tenants/{tenant}/endpoints/{endpoint}/replays",
            vec![&tenant, &endpoint_id],
            vec![(
                "get",
                act(
                    "listReplays",
                    "Who sent what again, and when: the newest first",
                    &schemas.answer::<api::Page<api::ReplayRecord>>(),
                )
                .query(vec![cursor(), limit(100)]),
            )],
        ),
        (
            "/v1/tenants/{tenant}/endpoints/{endpoint}/deliveries",
            vec![&tenant, &endpoint_id],
            vec![("get", act("listDeliveries", "An endpoint's deliveries, the newest first", &deliveries).query(list))],
        ),
        (
            "/v1/tenants/{tenant}/events",
            vec![&tenant],
            vec![(
                "post",
                Operation::new(
                    "publishEvent",
                    "Publish an event to every endpoint that subscribes to its type",
                    202,
                    some(&event),
                )
                .body(schemas.request::<api::NewEvent>())
                .repeatable()
                .errors(&[400, 404, 409, 413, 422, 500, 503, 507]),
            )],
        ),
        (
            "/v1/tenants/{tenant}/events/{event}",
            vec![&tenant, &event_id],
            vec![("get", act("showEvent", "What has become of an event at each endpoint", &event))],
        ),
        (
            "/v1/tenants/{tenant}/deliveries/{delivery}",
            vec![&tenant, &delivery_id],
            vec![(
                "get",
                act(
                    "showDelivery",
                    "A delivery with its attempts and its body",
                    &schemas.answer::<api::DeliveryDetail>(),
                ),
            )],
        ),
        (
            "/v1/tenants/{tenant}/deliveries/{delivery}/replay",
            vec![&tenant, &delivery_id],
            vec![(
                "post",
                act("replayDelivery", "Send a delivery again", &delivery)
                    .optional_body(schemas.request::<api::Replay>())
                    .repeatable()
                    .errors(&[400, 404, 409, 413, 422, 500, 503, 507]),
            )],
        ),
        (
            "/v1/tenants/{tenant}/deliveries/{delivery}/cancel",
            vec![&tenant, &delivery_id],
            vec![(
                "post",
                act("cancelDelivery", "Call a pending delivery off", &delivery).errors(&[400, 404, 409, 500, 503]),
            )],
        ),
        (
            "/v1/tenants/{tenant}/event-types",
            vec![&tenant],
            vec![
                ("get", act("showEventTypes", "The tenant's own event types", &types)),
                ("put", act("defineEventTypes", "Define the tenant's own event types", &types).body(types.clone())),
            ],
        ),
        (
            "/v1/tenants/{tenant}/tokens",
            vec![&tenant],
            vec![(
                "post",
                Operation::new(
                    "issueToken",
                    "A token that opens this tenant for a while",
                    201,
                    some(&schemas.answer::<api::Token>()),
                )
                .optional_body(schemas.request::<api::NewToken>())
                .errors(&[400, 403, 404, 413, 422, 500, 503]),
            )],
        ),
        (
            "/v1/tenants/{tenant}/tokens/{token}",
            vec![&tenant, &token_id],
            vec![(
                "delete",
                Operation::new("revokeToken", "Revoke a token", 204, None).errors(&[400, 403, 404, 500, 503]),
            )],
        ),
    ];
    let mut paths = Map::new();
    for (path, parameters, operations) in table {
        let mut item = Map::new();
        if !parameters.is_empty() {
            item.insert("parameters".into(), json!(parameters));
        }
        for (method, operation) in operations {
            item.insert(method.into(), operation.json(&problem));
        }
        paths.insert(path.into(), Value::Object(item));
    }
    Value::Object(paths)
}

fn parameter(name: &str, pattern: &str) -> Value {
    json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string", "pattern": pattern } })
}

fn query(name: &str, schema: Value) -> Value {
    json!({ "name": name, "in": "query", "schema": schema })
}

fn cursor() -> Value {
    query("cursor", json!({ "type": "string", "pattern": "^[0-9]{1,15}$" }))
}

fn limit(most: u32) -> Value {
    query("limit", json!({ "type": "integer", "minimum": 1, "maximum": most }))
}
