//! The API's operations, one row each: routing, access, checks, the document and the client follow from this table.
//!
//! A row says everything that is decided before an operation's own work begins. Code below a row asks for its
//! [`Id`] once, to call the handler; it never asks for a path or a method.

mod table;

use crate::problem::Code;
use crate::scopes::Scope;
use crate::words::words;

pub use table::OPERATIONS;

words! {
    /// An operation's name in the document.
    pub enum Id {
        AddEndpoint = "addEndpoint",
        CancelDelivery = "cancelDelivery",
        ChangeEndpoint = "changeEndpoint",
        CreatePortalLink = "createPortalLink",
        DefineEventTypes = "defineEventTypes",
        DeleteEndpoint = "deleteEndpoint",
        DeleteEvent = "deleteEvent",
        DeleteTenant = "deleteTenant",
        DisableEndpoint = "disableEndpoint",
        EnableEndpoint = "enableEndpoint",
        IssueToken = "issueToken",
        ListCatalogs = "listCatalogs",
        ListDeliveries = "listDeliveries",
        ListEndpoints = "listEndpoints",
        ListEvents = "listEvents",
        ListProviders = "listProviders",
        ListReplays = "listReplays",
        ListSources = "listSources",
        ListTenants = "listTenants",
        PreviewTransform = "previewTransform",
        PublishBatch = "publishBatch",
        PublishEvent = "publishEvent",
        ReplayDeliveries = "replayDeliveries",
        ReplayDelivery = "replayDelivery",
        RevokeToken = "revokeToken",
        RotateSecret = "rotateSecret",
        ShowDelivery = "showDelivery",
        ShowEndpoint = "showEndpoint",
        ShowEndpointSecrets = "showEndpointSecrets",
        ShowEndpointStats = "showEndpointStats",
        ShowEvent = "showEvent",
        ShowEventTypes = "showEventTypes",
        ShowSourceCounts = "showSourceCounts",
        ShowStats = "showStats",
        ShowTenant = "showTenant",
        TestEndpoint = "testEndpoint",
        TestFilter = "testFilter",
        VerifyEndpoint = "verifyEndpoint",
    }
}

words! {
    /// The methods of the API.
    pub enum Method {
        Delete = "DELETE",
        Get = "GET",
        Patch = "PATCH",
        Post = "POST",
        Put = "PUT",
    }
}

words! {
    /// What an operation is about.
    pub enum Tag {
        /// Keys and portal links for one tenant.
        Access = "Access",
        /// Events on their way to one endpoint each.
        Deliveries = "Deliveries",
        /// Where a tenant's events go.
        Endpoints = "Endpoints",
        /// Publishing, and what has become of it.
        Events = "Events",
        /// Conditions on content, and bodies made of it.
        Filters = "Filters and transforms",
        /// The gate: where providers' webhooks come in.
        Sources = "Sources",
        /// Everybody's totals, for the operator.
        Tenants = "Tenants",
        /// Event types and the rules of the built-in providers.
        Types = "Event types and providers",
    }
}

/// Who may ask.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Access {
    /// Whoever has a valid key.
    Anyone,
    /// The operator's key.
    Operator,
    /// The operator's key, or a token of the path's tenant with this scope.
    With(Scope),
}

/// Whether a request has a body.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Body {
    None,
    /// Without one, every field has its default.
    Optional,
    Required,
}

/// What a query parameter may be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// How an event's id begins.
    Beginning,
    /// Where a list goes on.
    Cursor,
    /// Rows of a page, at most so many.
    Limit(u32),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// An event type, or a pattern of them.
    Pattern,
    /// A time (RFC 3339).
    Time,
}

/// A query parameter. None is required.
#[derive(Clone, Copy, Debug)]
pub struct Query {
    pub name: &'static str,
    pub kind: Kind,
    #[cfg(feature = "openapi")]
    pub about: &'static str,
}

/// One operation.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    pub id: Id,
    pub method: Method,
    /// With parameters in braces: `/v1/tenants/{tenant_id}`.
    pub path: &'static str,
    pub access: Access,
    pub query: &'static [Query],
    pub body: Body,
    /// Whether an `Idempotency-Key` makes it repeatable.
    pub keyed: bool,
    /// The status of success.
    pub status: u16,
    /// What it refuses beside what follows from the rest of the row ([`Self::codes`]).
    pub own_codes: &'static [Code],
    #[cfg(feature = "openapi")]
    pub tag: Tag,
    #[cfg(feature = "openapi")]
    pub summary: &'static str,
    #[cfg(feature = "openapi")]
    pub description: &'static str,
}

impl Operation {
    const fn new(id: Id, method: Method, path: &'static str, access: Access) -> Self {
        Self {
            id,
            method,
            path,
            access,
            query: &[],
            body: Body::None,
            keyed: false,
            status: 200,
            own_codes: &[],
            #[cfg(feature = "openapi")]
            tag: Tag::Access,
            #[cfg(feature = "openapi")]
            summary: "",
            #[cfg(feature = "openapi")]
            description: "",
        }
    }

    const fn query(self, query: &'static [Query]) -> Self {
        Self { query, ..self }
    }

    const fn body(self, body: Body) -> Self {
        Self { body, ..self }
    }

    const fn keyed(self) -> Self {
        Self { keyed: true, ..self }
    }

    const fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    const fn refuses(self, own_codes: &'static [Code]) -> Self {
        Self { own_codes, ..self }
    }

    /// Words for the document; the Worker holds none of them.
    #[cfg(feature = "openapi")]
    const fn says(self, tag: Tag, summary: &'static str, description: &'static str) -> Self {
        Self { tag, summary, description, ..self }
    }

    #[cfg(not(feature = "openapi"))]
    const fn says(self, _: Tag, _: &'static str, _: &'static str) -> Self {
        self
    }

    /// Everything that it may refuse.
    #[cfg(feature = "openapi")]
    pub fn codes(&self) -> std::collections::BTreeSet<Code> {
        let mut codes = std::collections::BTreeSet::from([
            Code::Internal,
            Code::Invalid,
            Code::Misconfigured,
            Code::NotConfigured,
            Code::TooManyFailures,
            Code::Unauthorized,
            Code::Unavailable,
        ]);
        codes.extend(self.own_codes);
        match self.access {
            Access::Anyone => {}
            Access::Operator => drop(codes.insert(Code::OperatorOnly)),
            Access::With(_) => drop(codes.insert(Code::MissingScope)),
        }
        if self.path.contains('{') {
            codes.insert(Code::NotFound);
        }
        if self.body != Body::None {
            codes.extend([Code::BodyTimeout, Code::BodyTooLarge, Code::Malformed, Code::Overloaded]);
        }
        if self.keyed {
            codes.insert(Code::IdempotencyKeyReused);
        }
        codes
    }
}
