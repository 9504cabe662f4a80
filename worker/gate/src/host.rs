//! What this module asks of JavaScript, in the middle of a call: hashes, URLs, and to be told of its end.
#![expect(unsafe_code, reason = "declares what the shell gives; the calls themselves are safe")]

use signpost_config::Url;
use signpost_scratch::shared::Hashes;

#[link(wasm_import_module = "host")]
unsafe extern "C" {
    safe fn hash_into(start: usize, len: usize, out: usize);
    safe fn read_number(start: usize, len: usize) -> f64;
    safe fn read_url(start: usize, len: usize, out: usize, room: usize) -> usize;
    safe fn died(start: usize, len: usize);
}

/// The shell's hashes.
pub struct Host;

impl Hashes for Host {
    fn hash_into(&self, start: usize, len: usize, out: usize) {
        hash_into(start, len, out);
    }

    /// Every body is here, so the host is never asked for a whole tag.
    fn mac_into(&self, _: usize, _: usize, _: usize, _: usize, _: usize, _: usize) {}
}

/// The double nearest to a number by JSON's grammar, as the runtime's `JSON.parse` has it.
pub fn number(text: &str) -> f64 {
    read_number(text.as_ptr() as usize, text.len())
}

/// The runtime's own reading of a URL.
pub fn url(text: &str) -> Option<Url> {
    // A byte of a path becomes three, a character of a host more.
    let mut lines = vec![0_u8; text.len().saturating_mul(16).saturating_add(64)];
    let len = read_url(text.as_ptr() as usize, text.len(), lines.as_mut_ptr() as usize, lines.len());
    let lines = std::str::from_utf8(lines.get(..len)?).ok()?;
    let mut lines = lines.split('\n');
    let mut line = || lines.next().unwrap_or_default().to_string();
    let (href, scheme, host, path) = (line(), line(), line(), line());
    let (credentials, fragment) = (line(), line());
    (!href.is_empty()).then_some(Url {
        href,
        scheme,
        host,
        path,
        has_credentials: !credentials.is_empty(),
        has_fragment: !fragment.is_empty(),
    })
}

/// Makes a panic tell the shell its place, and never its message, which could quote a body or a secret.
pub fn watch_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|location| format!("{}:{}", location.file(), location.line()));
        let place = place.unwrap_or_default();
        died(place.as_ptr() as usize, place.len());
    }));
}
