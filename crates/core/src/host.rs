//! What the core asks of whoever calls it: the head of the request, and fields of its body.

use alloc::string::String;

/// The head of an incoming request, as the host's HTTP library gives it.
pub trait Head {
    /// The value of a header, looked up without regard to case. Several lines of one name come
    /// joined by `", "`, as the Fetch standard joins them; the core refuses such a value wherever
    /// one value is meant. [`crate::Provider::headers`] lists the names that a row asks for.
    fn header(&self, name: &str) -> Option<&str>;

    /// The method, in capitals as it is on the wire; only rows that sign it ask.
    fn method(&self) -> Option<&str> {
        None
    }

    /// The URL that the provider called, character for character as the provider knows it. Behind a
    /// proxy the request itself shows another one, so hosts take it from configuration. Only rows
    /// that sign it ask.
    fn url(&self) -> Option<&str> {
        None
    }

    /// The decoded value of a query parameter; hosts without a URL keep the default.
    fn query(&self, _name: &str) -> Option<String> {
        None
    }
}

/// The body of a request: its exact bytes, and a way to look into them if they are JSON or a form.
pub trait Body {
    /// The bytes as they came over the wire.
    fn bytes(&self) -> &[u8];

    /// The value at `path` (`"id"`, `"data.id"`) if the body is a JSON object that has it and it
    /// is a string or an integer below 2^53 in size, which JavaScript reads exactly; the last of several equal names counts, as in
    /// `JSON.parse`. Anything else is `None`, never an error: an envelope that cannot be read is a
    /// separate question from a signature that does not match. A UTF-8 byte order mark before the JSON is skipped.
    ///
    /// A body that is not JSON may be a form (`application/x-www-form-urlencoded`): there the path is the name of a
    /// field that the form has once. A form of one field whose value is a JSON object or list is that JSON.
    fn field(&self, path: &str) -> Option<String>;
}

/// A body that is only bytes: no field is ever found.
impl Body for [u8] {
    fn bytes(&self) -> &[u8] {
        self
    }

    fn field(&self, _path: &str) -> Option<String> {
        None
    }
}
