//! One row of the table as the document shows it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use signpost_api as api;
use signpost_api::limits::{MAX_CURSOR_DIGITS, MAX_EVENT_ID_BYTES, MAX_EVENT_TYPE_BYTES, MAX_KEY_BYTES};
use signpost_api::operations::{Access, Body, Id, Kind, Operation};

use crate::examples;
use crate::schemas::Schemas;

/// The operation, with the schemas that it refers to.
pub fn describe(operation: &Operation, problem: &Value, schemas: &mut Schemas) -> Value {
    let (request, answer) = bodies(operation.id, schemas);
    let mut parameters: Vec<Value> = operation.query.iter().map(query).collect();
    if operation.keyed {
        parameters.push(json!({
            "name": "Idempotency-Key",
            "in": "header",
            "description": "The same request under the same key is done once and answered alike, but for a secret, which \
                is shown once. Another request under it is refused.",
            "schema": { "type": "string", "minLength": 1, "maxLength": MAX_KEY_BYTES, "pattern": "^[!-~]+$" },
            "example": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        }));
    }
    let mut described = json!({
        "operationId": operation.id.as_str(),
        "tags": [operation.tag.as_str()],
        "summary": operation.summary,
        "description": format!("{}\n\n{}", operation.description, who(operation.access)),
        "security": [{ "key": scopes(operation.access) }],
        "parameters": parameters,
        "responses": responses(operation, answer, problem),
    });
    if let (Some(schema), Some(described)) = (request, described.as_object_mut()) {
        let mut content = json!({ "schema": schema });
        if let (Some(example), Some(content)) = (examples::request(operation.id), content.as_object_mut()) {
            content.insert("example".into(), example);
        }
        let body = json!({ "required": operation.body == Body::Required, "content": { "application/json": content } });
        described.insert("requestBody".into(), body);
    }
    described
}

fn who(access: Access) -> String {
    match access {
        Access::Anyone => "For every valid key.".to_string(),
        Access::Operator => "For the operator's key.".to_string(),
        Access::With(scope) => format!("For the operator's key, or a token with the scope `{}`.", scope.as_str()),
    }
}

fn scopes(access: Access) -> Vec<&'static str> {
    match access {
        Access::Anyone | Access::Operator => Vec::new(),
        Access::With(scope) => vec![scope.as_str()],
    }
}

fn query(query: &api::operations::Query) -> Value {
    let schema = match query.kind {
        Kind::Beginning => json!({ "type": "string", "minLength": 1, "maxLength": MAX_EVENT_ID_BYTES }),
        Kind::Cursor => json!({ "type": "string", "pattern": format!("^[0-9]{{1,{MAX_CURSOR_DIGITS}}}$") }),
        Kind::Limit(most) => json!({ "type": "integer", "minimum": 1, "maximum": most }),
        Kind::OneOf(words) => json!({ "type": "string", "enum": words }),
        Kind::Pattern => {
            let pattern = r"^(\*|[A-Za-z0-9_-]+([./:][A-Za-z0-9_-]+)*([./:]\*)?)$";
            json!({ "type": "string", "maxLength": MAX_EVENT_TYPE_BYTES, "pattern": pattern })
        }
        Kind::Time => json!({ "type": "string", "format": "date-time" }),
    };
    let example = match query.kind {
        Kind::Beginning => json!("evt_1"),
        Kind::Cursor => json!("41"),
        Kind::Limit(_) => json!(20),
        Kind::OneOf(words) => json!(words.first()),
        Kind::Pattern => json!("claim.*"),
        Kind::Time => json!("2026-05-20T10:14:25Z"),
    };
    json!({ "name": query.name, "in": "query", "description": query.about, "schema": schema, "example": example })
}

/// A parameter of a path: its name, its pattern, what it is, an example.
const SEGMENTS: [(&str, &str, &str, &str); 6] = [
    (
        "tenant_id",
        "^[A-Za-z0-9_-]{1,64}$",
        "Your own name for a customer. A tenant exists from its first endpoint on.",
        "acme",
    ),
    ("endpoint_id", "^ep_[0-9a-f]{32}$", "An endpoint's `id`.", examples::ENDPOINT_ID),
    ("event_id", "^[A-Za-z0-9_:-]{1,200}$", "An event's `id`.", "evt_1"),
    ("delivery_id", "^dl_[0-9a-f]{32}_[1-9][0-9]{0,14}$", "A delivery's `id`.", examples::DELIVERY_ID),
    ("token_id", "^[A-Za-z0-9_-]{1,64}$", "The `id` of a token or a portal link.", examples::TOKEN_ID),
    ("source", "^[a-z0-9_-]{1,63}$", "A source's name in the configuration.", "claimport"),
];

/// The parameters of a path, in their order.
pub fn path_parameters(path: &str) -> Vec<Value> {
    let known = |name: &str| SEGMENTS.iter().find(|(known, ..)| *known == name);
    let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    names
        .filter_map(known)
        .map(|(name, pattern, about, example)| {
            let schema = json!({ "type": "string", "pattern": pattern });
            json!({
                "name": name, "in": "path", "required": true, "description": about, "schema": schema, "example": example,
            })
        })
        .collect()
}

fn responses(operation: &Operation, answer: Option<Value>, problem: &Value) -> Value {
    let headers = json!({ "Signpost-Request-Id": { "$ref": "#/components/headers/RequestId" } });
    let mut responses = Map::new();
    let words = match operation.status {
        201 => "Made",
        202 => "Stored for every endpoint",
        204 => "Gone",
        _ => "Done",
    };
    let mut success = json!({ "description": words, "headers": headers });
    if let (Some(schema), Some(success)) = (answer, success.as_object_mut()) {
        let mut content = json!({ "schema": schema });
        if let (Some(example), Some(content)) = (examples::answer(operation.id), content.as_object_mut()) {
            content.insert("example".into(), example);
        }
        success.insert("content".into(), json!({ "application/json": content }));
    }
    responses.insert(operation.status.to_string(), success);
    let mut by_status: BTreeMap<u16, Vec<api::Code>> = BTreeMap::new();
    for code in operation.codes() {
        by_status.entry(code.status()).or_default().push(code);
    }
    for (status, codes) in by_status {
        let told: Vec<String> = codes.iter().map(|code| format!("`{}`: {}", code.as_str(), code.about())).collect();
        let examples: Map<String, Value> = codes
            .iter()
            .map(|code| {
                (code.as_str().to_string(), json!({ "$ref": format!("#/components/examples/{}", code.as_str()) }))
            })
            .collect();
        let content = json!({ "application/problem+json": { "schema": problem, "examples": examples } });
        let response = json!({ "description": told.join("\n\n"), "headers": headers, "content": content });
        responses.insert(status.to_string(), response);
    }
    Value::Object(responses)
}

/// The schemas of an operation's body and of its answer.
fn bodies(id: Id, schemas: &mut Schemas) -> (Option<Value>, Option<Value>) {
    let (mut request, mut answer) = (None, None);
    macro_rules! of {
        (-> $answer:ty) => {
            answer = Some(schemas.answer::<$answer>())
        };
        ($request:ty) => {
            request = Some(schemas.request::<$request>())
        };
        ($request:ty => $answer:ty) => {{
            request = Some(schemas.request::<$request>());
            answer = Some(schemas.answer::<$answer>());
        }};
    }
    match id {
        Id::AddEndpoint => of!(api::NewEndpoint => api::Endpoint),
        Id::CancelDelivery => of!(-> api::Delivery),
        Id::ChangeEndpoint => of!(api::EndpointChange => api::Endpoint),
        Id::CreatePortalLink => of!(api::NewPortalLink => api::PortalLink),
        Id::DefineEventTypes => of!(api::EventTypes => api::EventTypes),
        Id::DeleteEndpoint | Id::DeleteEvent | Id::DeleteTenant | Id::RevokeToken => {}
        Id::DisableEndpoint | Id::EnableEndpoint | Id::ShowEndpoint | Id::VerifyEndpoint => of!(-> api::Endpoint),
        Id::IssueToken => of!(api::NewToken => api::Token),
        Id::ListCatalogs => of!(-> api::Page<api::Catalog>),
        Id::ListDeliveries => of!(-> api::Page<api::Delivery>),
        Id::ListEndpoints => of!(-> api::Page<api::Endpoint>),
        Id::ListEvents => of!(-> api::Page<api::LoggedEvent>),
        Id::ListProviders => of!(-> api::Page<api::ProviderRow>),
        Id::ListReplays => of!(-> api::Page<api::ReplayRecord>),
        Id::ListSources => of!(-> api::Page<api::Source>),
        Id::ListTenants => of!(-> api::Page<api::Tenant>),
        Id::PreviewTransform => of!(api::NewTransformPreview => api::TransformPreview),
        Id::PublishBatch => of!(api::NewEventBatch => api::EventBatch),
        Id::PublishEvent => of!(api::NewEvent => api::Event),
        Id::ReplayDeliveries => of!(api::ReplayRange => api::Replayed),
        Id::ReplayDelivery => of!(api::Replay => api::Delivery),
        Id::RotateSecret => of!(api::RotateSecret => api::Endpoint),
        Id::ShowDelivery => of!(-> api::DeliveryDetail),
        Id::ShowEndpointSecrets => of!(-> api::EndpointSecrets),
        Id::ShowEvent => of!(-> api::Event),
        Id::ShowEventTypes => of!(-> api::EventTypes),
        Id::ShowSourceCounts => of!(-> api::SourceCounts),
        Id::ShowEndpointStats | Id::ShowStats => of!(-> api::Stats),
        Id::ShowTenant => of!(-> api::TenantSummary),
        Id::TestFilter => of!(api::NewFilterTest => api::FilterTest),
        Id::TestEndpoint => of!(-> api::Trial),
    }
    (request, answer)
}
