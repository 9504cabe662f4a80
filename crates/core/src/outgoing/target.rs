//! May we send to this URL? Decided on the *parsed* host, never on the text.
//!
//! The caller parses the URL with a WHATWG parser (`new URL`), which turns every spelling of an
//! address (decimal, octal, hexadecimal, short, full-width, mapped) into one. What is decided here
//! is the host that this parser found: `169.254.169.254`, `[::1]`, `hooks.example.com`.
//!
//! What it does not do: resolve names. A name may point anywhere, and somewhere else a moment
//! later; the runtime's `global_fetch_strictly_public` is what keeps a fetch off private networks.

use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Longer than any URL that a receiver needs, short enough for every log and header.
pub const MAX_URL_BYTES: usize = 2048;

/// A URL's parts, as a WHATWG parser gives them.
#[derive(Clone, Copy, Debug)]
pub struct Target<'u> {
    /// As it was written, and as a provider that signs the URL signs it.
    pub text: &'u str,
    /// The whole, serialised.
    pub href: &'u str,
    /// `protocol`: with its colon.
    pub protocol: &'u str,
    /// `hostname`: without port; an IPv6 address in brackets.
    pub hostname: &'u str,
    /// `port`: empty where it is the scheme's own.
    pub port: &'u str,
    /// Whether `username` or `password` is not empty.
    pub has_credentials: bool,
}

/// Where URLs may lead in this deployment.
#[derive(Clone, Copy, Debug)]
pub struct Reach<'h> {
    /// Loopback is reached too, by http and on any port: for development, never in production.
    pub development: bool,
    /// This deployment's own hosts, with their port where it is not the scheme's own: a delivery to
    /// them would be a loop.
    pub own_hosts: &'h [&'h str],
}

/// Why we do not send there. [`Blocked::code`] is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// An address that is not on the public internet.
    Address,
    /// A user name or password in the URL: it would be shown wherever the URL is.
    Credentials,
    /// A name that is not of the public internet, or made to stand for an address.
    Name,
    /// This deployment itself.
    Own,
    /// A port other than 443.
    Port,
    /// Not https.
    Scheme,
    /// No host, longer than [`MAX_URL_BYTES`], or with characters that a parser leaves out or reads as others.
    Url,
}

impl Blocked {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Address => "address_not_public",
            Self::Credentials => "credentials_in_url",
            Self::Name => "name_not_public",
            Self::Own => "own_host",
            Self::Port => "port_not_allowed",
            Self::Scheme => "https_required",
            Self::Url => "malformed_url",
        }
    }
}

impl fmt::Display for Blocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Address => "the address is not on the public internet",
            Self::Credentials => "the URL holds a user name or password",
            Self::Name => "the host name is not one of the public internet",
            Self::Own => "the URL leads back to this deployment",
            Self::Port => "only port 443 can be reached",
            Self::Scheme => "the URL must begin with https://",
            Self::Url => "this is not a URL with a host, or it holds spaces, or is longer than 2048 bytes",
        })
    }
}

impl core::error::Error for Blocked {}

/// Whether we send there.
///
/// # Errors
/// The first [`Blocked`] that applies.
pub fn check(target: &Target<'_>, reach: &Reach<'_>) -> Result<(), Blocked> {
    let host = target.hostname.strip_suffix('.').unwrap_or(target.hostname);
    // The parser drops tabs, line ends and spaces at the edges, reads `\\` as `/`, and adds a `//` that is missing. What is
    // sent to would not be what is shown and signed.
    let changed = target.text.bytes().any(|b| b <= b' ' || b == 0x7f || b == b'\\') || !target.text.contains("://");
    if host.is_empty() || changed || target.href.len() > MAX_URL_BYTES {
        return Err(Blocked::Url);
    }
    if target.has_credentials {
        return Err(Blocked::Credentials);
    }
    if reach.own_hosts.iter().any(|own| is_own(own, host, target.port)) {
        return Err(Blocked::Own);
    }
    if reach.development && is_loopback(host) && matches!(target.protocol, "http:" | "https:") {
        return Ok(());
    }
    match address(host) {
        Some(address) if !is_public(address) => return Err(Blocked::Address),
        None if !is_public_name(host) => return Err(Blocked::Name),
        _ => {}
    }
    if target.protocol != "https:" {
        return Err(Blocked::Scheme);
    }
    // The network's edge ignores other ports; what a local run reached, production would not.
    if !matches!(target.port, "" | "443") {
        return Err(Blocked::Port);
    }
    Ok(())
}

fn is_own(own: &str, host: &str, port: &str) -> bool {
    // A port is digits behind the last colon; the brackets of an address come after its own colons.
    let (name, own_port) = match own.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, port),
        _ => (own, ""),
    };
    // With or without the root's dot it is the same host, and whoever asks chooses how to write it.
    name.strip_suffix('.').unwrap_or(name).eq_ignore_ascii_case(host) && own_port == port
}

fn address(host: &str) -> Option<IpAddr> {
    match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(inner) => inner.parse().ok().map(IpAddr::V6),
        None => host.parse().ok().map(IpAddr::V4),
    }
}

/// Whether a host, as a URL parser writes it, is this machine itself.
pub fn is_loopback(host: &str) -> bool {
    host == "localhost" || host == "[::1]" || matches!(address(host), Some(IpAddr::V4(v4)) if v4.is_loopback())
}

/// Suffixes that never lead to the public internet (RFC 6761, 6762, 7686, 8375, 9476, ICANN's
/// `.internal`), then Kubernetes' own, then names of services that stand for whatever address is written in front of them, or
/// for this machine.
const CLOSED_SUFFIXES: [&str; 28] = [
    "alt",
    "arpa",
    "corp",
    "example",
    "home",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "onion",
    "private",
    "test",
    "svc",
    "backname.io",
    "lacolhost.com",
    "local.gd",
    "my.local-ip.co",
    "nip.io",
    "rbndr.us",
    "sslip.io",
    "xip.io",
    "localtest.me",
    "lvh.me",
    "traefik.me",
    "vcap.me",
];

fn is_public_name(host: &str) -> bool {
    let under = |suffix: &&str| {
        host.len().checked_sub(suffix.len()).is_some_and(|at| {
            host.get(at..).is_some_and(|tail| tail.eq_ignore_ascii_case(suffix))
                && (at == 0 || host.get(..at).is_some_and(|head| head.ends_with('.')))
        })
    };
    // A name of one label is looked up in the resolver's own domain.
    let labels = host.contains('.') && host.split('.').all(|label| !label.is_empty());
    // An address that did not parse as one is an invalid URL, not a name.
    let bracketed = host.starts_with('[');
    labels && !bracketed && !CLOSED_SUFFIXES.iter().any(under)
}

/// Everything that the IANA special-purpose registries mark as not globally reachable, multicast,
/// and every form of IPv6 that carries an IPv4 address to a translator.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => !CLOSED_V4.iter().any(|(net, bits)| within_v4(v4, *net, *bits)),
        IpAddr::V6(v6) => {
            let global = within_v6(v6, Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);
            global && !CLOSED_V6.iter().any(|(net, bits)| within_v6(v6, *net, *bits))
        }
    }
}

/// IANA IPv4 Special-Purpose Address Registry, and 224.0.0.0/4 (multicast).
const CLOSED_V4: [(Ipv4Addr, u32); 17] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 31, 196, 0), 24),
    (Ipv4Addr::new(192, 52, 193, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(192, 175, 48, 0), 24),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    // 224/4 is multicast, 240/4 reserved, with 255.255.255.255 in it.
    (Ipv4Addr::new(224, 0, 0, 0), 3),
];

/// What lies inside 2000::/3 and is still not for us. Everything outside it (loopback, mapped
/// `::ffff:0:0/96`, NAT64 `64:ff9b::/96`, ULA, link-local, SRv6, discard, multicast) is closed.
const CLOSED_V6: [(Ipv6Addr, u32); 6] = [
    // IETF protocol assignments: Teredo, benchmarking, ORCHID, and the rest of the block.
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0x0db8, 0, 0, 0, 0, 0, 0), 32),
    // 6to4 carries any IPv4 address.
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x2620, 0x004f, 0x8000, 0, 0, 0, 0, 0), 48),
    (Ipv6Addr::new(0x3ffe, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

fn within_v4(address: Ipv4Addr, net: Ipv4Addr, bits: u32) -> bool {
    let mask = u32::MAX.checked_shl(32_u32.saturating_sub(bits)).unwrap_or(0);
    address.to_bits() & mask == net.to_bits() & mask
}

fn within_v6(address: Ipv6Addr, net: Ipv6Addr, bits: u32) -> bool {
    let mask = u128::MAX.checked_shl(128_u32.saturating_sub(bits)).unwrap_or(0);
    address.to_bits() & mask == net.to_bits() & mask
}
