//! The Worker as the core's host: headers of a request, and fields of its body.

use signpost_core::provider::handshake::{Spot, SpotKind};
use signpost_core::{Body, Head, Provider};
use worker::Request;

use crate::content;

/// What one row asks of a request's head.
pub struct RequestHead<'r> {
    request: &'r Request,
    headers: Vec<(&'r str, String)>,
    method: String,
    url: Option<&'r str>,
}

impl<'r> RequestHead<'r> {
    /// `url` is the one that the provider called, from the source's configuration.
    pub fn new(request: &'r Request, provider: &'r Provider, url: Option<&'r str>) -> Self {
        let all = request.headers();
        let names = provider.headers().chain(provider.handshake_headers());
        let headers = names.filter_map(|name| Some((name, all.get(name).ok()??))).collect();
        // As it was sent: the library takes a method that it does not know for GET.
        Self { request, headers, method: request.inner().method(), url }
    }
}

impl Head for RequestHead<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    fn method(&self) -> Option<&str> {
        Some(&self.method)
    }

    fn url(&self) -> Option<&str> {
        self.url
    }

    fn query(&self, name: &str) -> Option<String> {
        web_sys::Url::new(&self.request.inner().url()).ok()?.search_params().get(name)
    }
}

/// The bytes of a body, looked into only where a field is asked for.
pub struct RequestBody(pub Vec<u8>);

impl Body for RequestBody {
    fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn field(&self, path: &str) -> Option<String> {
        content::field(&self.0, path)
    }
}

/// What stands at a place of a request.
pub fn read(Spot { kind, name }: &Spot, head: &RequestHead<'_>, body: &RequestBody) -> Option<String> {
    match kind {
        SpotKind::Field => body.field(name),
        SpotKind::Header => head.header(name).map(str::to_string),
        SpotKind::OnlyField => content::only_field(&body.0, name),
        SpotKind::Query => head.query(name),
    }
}
