//! The Worker as the core's host: headers of a request, and fields of its body.

use std::borrow::Cow;

use signpost_core::{Body, Head};
use worker::Request;

use crate::json;

/// The head of a request. Headers are looked up in the runtime, one by one, as a row asks for them.
pub struct RequestHead<'r> {
    pub request: &'r Request,
    /// The URL that the provider called, from the source's configuration.
    pub url: Option<&'r str>,
}

impl Head for RequestHead<'_> {
    fn header(&self, name: &str) -> Option<Cow<'_, str>> {
        self.request.headers().get(name).ok().flatten().map(Cow::Owned)
    }

    fn method(&self) -> Option<Cow<'_, str>> {
        // As it was sent: the library takes a method that it does not know for GET.
        Some(Cow::Owned(self.request.inner().method()))
    }

    fn url(&self) -> Option<Cow<'_, str>> {
        self.url.map(Cow::Borrowed)
    }

    fn query(&self, name: &str) -> Option<String> {
        web_sys::Url::new(&self.request.inner().url()).ok()?.search_params().get(name)
    }
}

/// The bytes of a body, read as JSON only where a field is asked for.
pub struct RequestBody(pub Vec<u8>);

impl Body for RequestBody {
    fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn field(&self, path: &str) -> Option<String> {
        json::field(&self.0, path)
    }
}
