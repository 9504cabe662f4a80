//! T22 to T24: which URLs we send to, decided on what a WHATWG parser makes of every spelling.

#![allow(clippy::arithmetic_side_effects)]

use signpost_core::outgoing::target::{Blocked, Reach, Target, check};
use url::Url;

const PRODUCTION: Reach<'_> = Reach { development: false, own_hosts: &["hooks.signpost.example.net"] };
const DEVELOPMENT: Reach<'_> = Reach { development: true, ..PRODUCTION };

fn judge(text: &str, reach: &Reach<'_>) -> Result<(), Blocked> {
    // `new URL` refuses: no such endpoint can be written down at all.
    let Ok(url) = Url::parse(text) else { return Err(Blocked::Url) };
    let port = url.port().map(|port| port.to_string()).unwrap_or_default();
    let target = Target {
        text,
        href: url.as_str(),
        protocol: &format!("{}:", url.scheme()),
        hostname: url.host_str().unwrap_or_default(),
        port: &port,
        has_credentials: !url.username().is_empty() || url.password().is_some(),
    };
    check(&target, reach)
}

#[test]
fn t23_an_address_is_refused_in_every_spelling() {
    let spellings = [
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "0x7F.0.0.0x1",
        "１２７.０.０.１",
        "127。0。0。1",
        "127．0．0．1",
        "①②⑦.0.0.1",
        "127.0.0.1.",
        "%31%32%37.0.0.1",
        "169.254.169.254",
        "2852039166",
        "0xa9fea9fe",
        "0xA9.0xFE.0xA9.0xFE",
        "0251.0376.0251.0376",
        "169.254.43518",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::ffff:169.254.169.254]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[64:ff9b:1::a00:1]",
        "[2002:7f00:1::]",
        "[2002:a9fe:a9fe::1]",
        "[2001:0:53aa:64c:0:0:8001:1]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[::]",
        "0",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "192.0.0.170",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.51.100.7",
        "203.0.113.7",
        "[2001:db8::1]",
        "[3fff::1]",
        "[ff02::1]",
        "[100::1]",
        "[5f00::1]",
        "[2001:20::1]",
        "[fec0::1]",
        "192.88.99.1",
    ];
    for host in spellings {
        let got = judge(&format!("https://{host}/hook"), &PRODUCTION);
        assert!(got == Err(Blocked::Address) || unparsed(host, got), "{host}: {got:?}");
    }
}

/// The `url` crate is built here without the tables for names outside ASCII and refuses those; the
/// end-to-end tests ask the Worker's own parser about the same spellings.
fn unparsed(host: &str, got: Result<(), Blocked>) -> bool {
    !host.is_ascii() && got == Err(Blocked::Url)
}

#[test]
fn t23_the_neighbours_of_a_closed_range_are_open() {
    for host in [
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "[2606:4700::1111]",
        "[2001:200::1]",
        "[2003::1]",
        "[3ffd::1]",
    ] {
        assert_eq!(judge(&format!("https://{host}/hook"), &PRODUCTION), Ok(()), "{host}");
    }
}

#[test]
fn t24_names_that_stand_for_a_closed_address_are_refused() {
    for host in [
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.localhost",
        "ｌｏｃａｌｈｏｓｔ",
        "router",
        "router.",
        "nas.local",
        "db.internal",
        "metadata.google.internal",
        "printer.lan",
        "x.home.arpa",
        "a.onion",
        "127.0.0.1.nip.io",
        "127-0-0-1.sslip.io",
        "localtest.me",
        "x.lvh.me",
        "10-0-0-1.traefik.me",
        "vcap.me",
        "a.lacolhost.com",
        "a.local.gd",
        "127-0-0-1.backname.io",
        "10-0-0-1.my.local-ip.co",
        "7f000001.c0a80001.rbndr.us",
        "api.default.svc",
        "hook.test",
        "hook.invalid",
        "hook.example",
        "a..example.com",
    ] {
        let got = judge(&format!("https://{host}/hook"), &PRODUCTION);
        assert!(got == Err(Blocked::Name) || unparsed(host, got), "{host}: {got:?}");
    }
    for host in [
        "hooks.example.com",
        "hooks.example.com.",
        "example.org",
        "notlocalhost.com",
        "xn--bcher-kva.example.com",
        "internal.example.com",
        "mylvh.me",
    ] {
        assert_eq!(judge(&format!("https://{host}/hook"), &PRODUCTION), Ok(()), "{host}");
    }
}

#[test]
fn t24_the_deployment_itself_is_refused_even_in_development() {
    for reach in [PRODUCTION, DEVELOPMENT] {
        for host in ["hooks.signpost.example.net", "HOOKS.signpost.example.net", "hooks.signpost.example.net."] {
            assert_eq!(judge(&format!("https://{host}/in/a"), &reach), Err(Blocked::Own), "{host}");
        }
    }
}

#[test]
fn t24_only_https_without_credentials_on_port_443() {
    assert_eq!(judge("http://example.com/", &PRODUCTION), Err(Blocked::Scheme));
    for text in ["ftp://example.com/", "wss://example.com/"] {
        assert_eq!(judge(text, &PRODUCTION), Err(Blocked::Scheme), "{text}");
    }
    for text in [
        "https://user@example.com/",
        "https://user:word@example.com/",
        "https://:word@example.com/",
        "https://example.com@1.1.1.1/",
    ] {
        assert_eq!(judge(text, &PRODUCTION), Err(Blocked::Credentials), "{text}");
    }
    for text in ["https://example.com:8443/", "https://example.com:80/", "https://example.com:22/"] {
        assert_eq!(judge(text, &PRODUCTION), Err(Blocked::Port), "{text}");
    }
    assert_eq!(judge("https://example.com:443/", &PRODUCTION), Ok(()));
    for text in [
        "data:text/plain,x",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "mailto:a@example.com",
        "https://",
        "//example.com",
        "example.com",
    ] {
        assert_eq!(judge(text, &PRODUCTION), Err(Blocked::Url), "{text}");
    }
    assert_eq!(judge(&format!("https://example.com/{}", "a".repeat(2048)), &PRODUCTION), Err(Blocked::Url));
}

#[test]
fn t24_development_opens_loopback_and_nothing_else() {
    for text in [
        "http://localhost:9000/",
        "http://127.0.0.1:9000/",
        "http://127.8.8.8/",
        "http://[::1]:9000/",
        "https://localhost/",
        "http://2130706433:9000/",
    ] {
        assert_eq!(judge(text, &DEVELOPMENT), Ok(()), "{text}");
        assert!(judge(text, &PRODUCTION).is_err(), "{text}");
    }
    for text in [
        "http://169.254.169.254/",
        "https://10.0.0.1/",
        "http://example.com/",
        "ftp://localhost/",
        "http://a@localhost/",
        "https://a.localhost/",
        "https://[::ffff:127.0.0.1]/",
    ] {
        assert!(judge(text, &DEVELOPMENT).is_err(), "{text}");
    }
}

#[test]
fn t24_another_port_of_the_same_machine_is_not_the_deployment() {
    let reach = Reach { development: true, own_hosts: &["localhost:8787", "[::1]:8787", "[::2]"] };
    assert_eq!(judge("http://localhost:8787/in/a", &reach), Err(Blocked::Own));
    assert_eq!(judge("http://[::1]:8787/in/a", &reach), Err(Blocked::Own));
    assert_eq!(judge("http://localhost:9000/", &reach), Ok(()));
}

#[test]
fn a_url_that_its_parser_would_change_is_refused() {
    for text in [
        " https://example.com/",
        "https://example.com/ ",
        "https://example.com/\n",
        "https://ex\tample.com/",
        "https://example.com/a b",
        "https:\\\\example.com\\hook",
        "https:/example.com/",
        "https:example.com/",
        "https://example.com/\u{7f}",
    ] {
        assert_eq!(judge(text, &PRODUCTION), Err(Blocked::Url), "{text:?}");
    }
    assert_eq!(judge("https://example.com/hook?a=%20#b", &PRODUCTION), Ok(()));
}

#[test]
fn t24_the_deployment_is_itself_with_and_without_the_roots_dot() {
    for own in ["hooks.example.net", "hooks.example.net."] {
        let reach = Reach { development: false, own_hosts: &[own] };
        assert_eq!(judge("https://hooks.example.net/in/a", &reach), Err(Blocked::Own), "{own}");
        assert_eq!(judge("https://HOOKS.example.net./in/a", &reach), Err(Blocked::Own), "{own}");
    }
}
