//! A request as JavaScript hands it over: one text for its head, and the bytes of its body.

use signpost_core::provider::handshake::{Spot, SpotKind};
use signpost_core::{Body, Head};

use signpost_content::fields;

/// The head of a request: lines of its method, its URL, and names and values of its headers by turns. No line break can
/// stand in any of these.
pub struct Request<'t> {
    pub method: &'t str,
    url: &'t str,
    /// Names in lower case; several lines of one name are joined, as the Fetch standard joins them.
    headers: Vec<(&'t str, &'t str)>,
}

impl<'t> Request<'t> {
    pub fn read(text: &'t str) -> Self {
        let mut lines = text.split('\n');
        let mut line = || lines.next();
        let (method, url) = (line().unwrap_or_default(), line().unwrap_or_default());
        let mut headers = Vec::with_capacity(24);
        while let (Some(name), Some(value)) = (line(), line()) {
            headers.push((name, value));
        }
        Self { method, url, headers }
    }

    /// The path, as the runtime's own parser has it.
    pub fn path(&self) -> &'t str {
        let rest = self.url.split_once("://").map_or(self.url, |(_, rest)| rest);
        let path = rest.find('/').and_then(|start| rest.get(start..)).unwrap_or("/");
        path.split(['?', '#']).next().unwrap_or_default()
    }

    pub fn headers(&self) -> &[(&'t str, &'t str)] {
        &self.headers
    }

    pub fn header(&self, name: &str) -> Option<&'t str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    fn query(&self, name: &str) -> Option<String> {
        self.parameters().find(|(own, _)| own == name).map(|(_, value)| value.into_owned())
    }

    /// Its parameters, decoded.
    pub fn queries(&self) -> Vec<(String, String)> {
        self.parameters().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
    }

    fn parameters(&self) -> form_urlencoded::Parse<'t> {
        let query = self.url.split_once('?').map_or("", |(_, query)| query);
        form_urlencoded::parse(query.split('#').next().unwrap_or_default().as_bytes())
    }
}

/// What a source's row may ask of the head. The URL is the one that the provider calls, from the configuration.
pub struct Seen<'r> {
    pub request: &'r Request<'r>,
    pub url: Option<&'r str>,
}

impl Head for Seen<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        self.request.header(name)
    }

    fn method(&self) -> Option<&str> {
        Some(self.request.method)
    }

    fn url(&self) -> Option<&str> {
        self.url
    }

    fn query(&self, name: &str) -> Option<String> {
        self.request.query(name)
    }
}

/// The bytes of a body, looked into only where a field is asked for.
pub struct Content<'b>(pub &'b [u8]);

impl Body for Content<'_> {
    fn bytes(&self) -> &[u8] {
        self.0
    }

    fn field(&self, path: &str) -> Option<String> {
        fields::field(self.0, path)
    }
}

/// What stands at a place of a request.
pub fn read(Spot { kind, name }: &Spot, head: &Seen<'_>, body: &Content<'_>) -> Option<String> {
    match kind {
        SpotKind::Field => body.field(name),
        SpotKind::Header => head.header(name).map(str::to_string),
        SpotKind::OnlyField => fields::only_field(body.0, name),
        SpotKind::Query => head.query(name),
    }
}

#[cfg(test)]
mod tests {
    use super::Request;

    #[test]
    fn a_head_is_read_line_by_line() {
        let text = "POST\nhttps://gate.example/in/a?x=1&y=a%20b+c&y=2#z\nx-a\t\n1\nx-b\n\nx-c\nd";
        let request = Request::read(text);
        assert_eq!((request.method, request.path()), ("POST", "/in/a"));
        assert_eq!((request.header("X-B"), request.header("x-c"), request.header("x-d")), (Some(""), Some("d"), None));
        assert_eq!(request.query("y").as_deref(), Some("a b c"));
        assert_eq!(request.query("z"), None);
        assert_eq!(Request::read("GET\nhttp://gate.example").path(), "/");
        assert_eq!(Request::read("").path(), "/");
    }
}
