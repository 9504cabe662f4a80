#!/usr/bin/env python3
"""Adds the project's own cases to verify.json: computed with Python's hmac and, for public keys, with OpenSSL
(the package `cryptography`), outside every implementation.

Run it after changing a case here; what it writes is committed and read by the Rust, npm and e2e tests.
A case is {name, provider (a name or a custom row), secrets, headers, body_base64, now, verdict, code,
id, type, reason}. A case that is refused for another reason than its code fails. Cases of providers that
sign more than headers and body also have `url` and `method`: what the provider called; where the algorithm is
not HMAC, `algorithm` names it, and the secrets are public keys. A runner that cannot
give them skips such cases by these names, and fails on a name that it does not know.
"""
import base64, hashlib, hmac, json, pathlib

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils

FILE = pathlib.Path(__file__).with_name("verify.json")
NOW = 1779272065
CLAIMPORT, GOOCLAIM = b"claimport-secret-0123456789abcdef", b"gooclaim-secret-0123456789abcdef"
STRIPE, GITHUB, SHOPIFY, SLACK = b"whsec_stripe-secret-0123", b"github-secret-0123456789", b"shopify-secret-0123456789", b"slack-secret-0123456789"
STANDARD = bytes(range(32))
SQUARE, HUBSPOT = b"square-signature-key-01", b"hubspot-client-secret-0123456789"
SECRETS = {
    "claimport": CLAIMPORT, "gooclaim": GOOCLAIM, "stripe": STRIPE, "github": GITHUB, "shopify": SHOPIFY, "slack": SLACK,
    "square": SQUARE, "hubspot": HUBSPOT,
}
cases = []


def mac(key, *parts):
    return hmac.new(key, b"".join(parts), hashlib.sha256)


def case(name, provider, headers, body, code=None, id=None, type=None, reason="", secrets=None, now=NOW, **more):
    if secrets is None:
        secrets = ["whsec_" + base64.b64encode(STANDARD).decode()] if provider == "standard-webhooks" else [SECRETS[provider].decode()]
    cases.append({
        "name": name, "provider": provider, "secrets": secrets, "headers": headers,
        "body_base64": base64.b64encode(body).decode(), "now": now, "verdict": "reject" if code else "accept",
        "code": code, "id": id, "type": type, "reason": reason, **more,
    })


# ClaimPort: the edges of JSON around a signature that holds.
def claimport(body):
    return {"x-claimport-signature": "sha256=" + mac(CLAIMPORT, body).hexdigest()}


for name, body, id, type in [
    ("numeric-id", b'{"id":42,"type":"claim.created"}', "42", "claim.created"),
    ("equal-names", b'{"id":"a","id":"b","type":"x"}', "b", "x"),
    ("null-id", b'{"id":null,"type":"x"}', None, "x"),
    ("object-id", b'{"id":{"a":1},"type":"x"}', None, "x"),
    ("empty-id", b'{"id":"","type":"x"}', None, "x"),
    ("escaped-id", b'{"id":"evt_\\u0031","type":"x"}', "evt_1", "x"),
    ("fraction-id", b'{"id":1.5,"type":"x"}', None, "x"),
    ("big-number-id", b'{"id":9007199254740993,"type":"x"}', None, "x"),
    ("array-body", b'[{"id":"a"}]', None, None),
    ("byte-order-mark", b'\xef\xbb\xbf{"id":"a","type":"x"}', None, None),
    ("bad-utf8", b'{"id":"a\xff","type":"x"}', None, None),
    ("trailing-text", b'{"id":"a","type":"x"} x', None, None),
    ("empty-body", b"", None, None),
    ("long-type", b'{"id":"a","type":"' + b"t" * 256 + b'"}', "a", "t" * 256),
    ("too-long-type", b'{"id":"a","type":"' + b"t" * 257 + b'"}', "a", None),
    ("empty-type", b'{"id":"a","type":""}', "a", None),
    ("nested-id-is-not-it", b'{"data":{"id":"inner"},"type":"x"}', None, "x"),
]:
    case("claimport-" + name, "claimport", claimport(body), body, id=id, type=type, reason="signed bytes are accepted; what the envelope says is a separate question")
body = b'{"id":"evt_1","type":"x"}'
tag = mac(CLAIMPORT, body).hexdigest()
for name, value in [
    ("double-prefix", "sha256=sha256=" + tag), ("upper-prefix", "SHA256=" + tag), ("space", "sha256= " + tag),
    ("twice", f"sha256={tag}, sha256={tag}"), ("extended", f"sha256={tag}00"), ("base64", "sha256=" + base64.b64encode(bytes.fromhex(tag)).decode()),
    ("not-hex", "sha256=" + "g" * 64), ("only-prefix-name", "sha256"), ("sha512", "sha512=" + tag),
]:
    case("claimport-" + name, "claimport", {"x-claimport-signature": value}, body, "malformed_signature", reason="one form and no other")
case("claimport-re-serialised", "claimport", claimport(body), b'{"id": "evt_1", "type": "x"}', "signature_mismatch", reason="the same JSON in other bytes")
case("claimport-blank-secret", "claimport", {"x-claimport-signature": "sha256=" + mac(b"   ", body).hexdigest()}, body, "secret_invalid", secrets=["   "], reason="blank is empty")
case("claimport-line-break", "claimport", claimport(body), body, id="evt_1", type="x", secrets=[CLAIMPORT.decode() + "\n"], reason="a file's last line break is not part of the secret")

# Gooclaim: timestamp and key are not under the signature, and checked all the same.
body = b'{"event_id":"evt_9","event_type":"workflow.started"}'


def gooclaim(**more):
    headers = {
        "x-gooclaim-event": "workflow.started", "x-gooclaim-signature": "sha256=" + mac(GOOCLAIM, body).hexdigest(),
        "x-gooclaim-timestamp": str(NOW), "x-gooclaim-idempotency-key": "idem_9",
    }
    headers.update({name.replace("_", "-"): value for name, value in more.items()})
    return {name: value for name, value in headers.items() if value is not None}


case("gooclaim-other-event-header", "gooclaim", gooclaim(x_gooclaim_event="claim.fraud_suspect"), body, id="evt_9", type="workflow.started", reason="the signed type counts")
case("gooclaim-no-key", "gooclaim", gooclaim(x_gooclaim_idempotency_key=None), body, id="evt_9", type="workflow.started", reason="the signed event id is enough to dedupe by")
case("gooclaim-two-keys", "gooclaim", gooclaim(x_gooclaim_idempotency_key="a, b"), body, "malformed_id", reason="duplicate headers arrive joined")
case("gooclaim-empty-key", "gooclaim", gooclaim(x_gooclaim_idempotency_key=""), body, "malformed_id", reason="an empty key would be everybody's key")
case("gooclaim-long-key", "gooclaim", gooclaim(x_gooclaim_idempotency_key="k" * 257), body, "malformed_id", reason="ids have a length")
case("gooclaim-minus-300s", "gooclaim", gooclaim(x_gooclaim_timestamp=str(NOW + 300)), body, id="evt_9", type="workflow.started", reason="the edge of the window is inside, ahead too")
case("gooclaim-old-and-forged", "gooclaim", gooclaim(x_gooclaim_timestamp="1"), body + b" ", "signature_mismatch", reason="the mismatch helps more than the age")
case("gooclaim-nothing", "gooclaim", {}, body, "missing_signature", reason="of several that are missing the signature is named")
for value in ["1779272065.0", "0", "-0", "１７７９２７２０６５", "9999999999999", "0b1", "1_779_272_065"]:
    case(f"gooclaim-time-{value}", "gooclaim", gooclaim(x_gooclaim_timestamp=value), body, "malformed_timestamp", reason="digits of a Unix second and nothing else")

# Standard Webhooks.
body = b'{"type":"invoice.paid","data":{}}'


def standard(id="msg_1", at=NOW, key=STANDARD, **more):
    tag = base64.b64encode(mac(key, f"{id}.{at}.".encode(), body).digest()).decode()
    headers = {"webhook-id": id, "webhook-timestamp": str(at), "webhook-signature": "v1," + tag}
    headers.update({name.replace("_", "-"): value for name, value in more.items()})
    return {name: value for name, value in headers.items() if value is not None}


valid = standard()["webhook-signature"]
case("standard-no-id", "standard-webhooks", standard(webhook_id=None), body, "missing_id", reason="the id is under the signature")
case("standard-empty-id", "standard-webhooks", standard(id=""), body, "malformed_id", reason="an empty id is no id")
case("standard-id-with-space", "standard-webhooks", standard(id="a b"), body, "malformed_id", reason="visible characters only")
case("standard-only-v2", "standard-webhooks", standard(webhook_signature=valid.replace("v1", "v2")), body, "malformed_signature", reason="nothing of a known version")
case("standard-only-v1a", "standard-webhooks", standard(webhook_signature=valid.replace("v1", "v1a")), body, "malformed_signature", reason="algorithm confusion")
case("standard-no-padding", "standard-webhooks", standard(webhook_signature=valid.rstrip("=")), body, "malformed_signature", reason="base64 has one form")
case("standard-url-safe", "standard-webhooks", standard(webhook_signature="v1," + "-" * 43 + "="), body, "malformed_signature", reason="base64 has one alphabet")
case("standard-second-of-two", "standard-webhooks", standard(webhook_signature="v1," + base64.b64encode(bytes(32)).decode() + " " + valid), body, id="msg_1", type="invoice.paid", reason="rotation on the sending side")
case("standard-joined", "standard-webhooks", standard(webhook_signature=f"{valid}, {valid}"), body, "malformed_signature", reason="two headers are not one list")
case("standard-alias-disagrees", "standard-webhooks", standard(svix_id="msg_2"), body, "malformed_id", reason="two names, two answers")
case("standard-301s", "standard-webhooks", standard(at=NOW - 301), body, "timestamp_too_old", reason="the window")
case("standard-ahead-301s", "standard-webhooks", standard(at=NOW + 301), body, "timestamp_too_new", reason="the window, ahead")
case("standard-secret-without-prefix", "standard-webhooks", standard(), body, id="msg_1", type="invoice.paid", secrets=[base64.b64encode(STANDARD).decode()], reason="the prefix is optional")
case("standard-secret-empty", "standard-webhooks", standard(key=b""), body, "secret_invalid", secrets=["whsec_"], reason="a correct HMAC under an empty key is refused")
case("standard-secret-not-base64", "standard-webhooks", standard(), body, "secret_invalid", secrets=["whsec_%%%"], reason="not in its format")

# Stripe.
body = b'{"id":"evt_s","type":"charge.succeeded"}'
tag = mac(STRIPE, f"{NOW}.".encode(), body).hexdigest()
for name, value, code in [
    ("valid", f"t={NOW},v1={tag}", None), ("v0-ignored", f"t={NOW},v0={'0' * 64},v1={tag}", None),
    ("order", f"v1={tag},t={NOW}", None), ("two-v1", f"t={NOW},v1={'0' * 64},v1={tag}", None),
    ("no-time", f"v1={tag}", "missing_timestamp"), ("two-times", f"t={NOW},t=1,v1={tag}", "malformed_timestamp"),
    ("only-v0", f"t={NOW},v0={tag}", "malformed_signature"), ("other-time", f"t={NOW - 1},v1={tag}", "signature_mismatch"),
    ("bare", tag, "missing_timestamp"), ("joined", f"t={NOW},v1={tag}, t={NOW},v1={tag}", "malformed_signature"),
]:
    found = {} if code else {"id": "evt_s", "type": "charge.succeeded"}
    case("stripe-" + name, "stripe", {"stripe-signature": value}, body, code, reason="docs.stripe.com/webhooks, the form of the header", **found)
case("stripe-old", "stripe", {"stripe-signature": f"t={NOW},v1={tag}"}, body, "timestamp_too_old", now=NOW + 301, reason="the tolerance is never skipped")

# GitHub, Shopify, Slack.
body = b'{"ref":"refs/heads/main"}'
signature = "sha256=" + mac(GITHUB, body).hexdigest()
case("github-with-id", "github", {"x-hub-signature-256": signature, "x-github-delivery": "72d3162e", "x-github-event": "push"}, body, id="72d3162e", type="push", reason="id and type from headers, not signed")
case("github-two-ids", "github", {"x-hub-signature-256": signature, "x-github-delivery": "a, b"}, body, "malformed_id", reason="duplicate headers arrive joined")
case("github-sha1-header", "github", {"x-hub-signature": "sha1=" + hmac.new(GITHUB, body, hashlib.sha1).hexdigest()}, body, "missing_signature", reason="the old header is not a fallback")
signature = base64.b64encode(mac(SHOPIFY, body).digest()).decode()
case("shopify-with-id", "shopify", {"x-shopify-hmac-sha256": signature, "x-shopify-event-id": "e1", "x-shopify-topic": "orders/create"}, body, id="e1", type="orders/create", reason="id and topic from headers, not signed")
case("shopify-hex", "shopify", {"x-shopify-hmac-sha256": mac(SHOPIFY, body).hexdigest()}, body, "malformed_signature", reason="base64 and nothing else")
body = b'{"event_id":"Ev1","event":{"type":"message"},"type":"event_callback"}'
slack = {"x-slack-signature": "v0=" + mac(SLACK, f"v0:{NOW}:".encode(), body).hexdigest(), "x-slack-request-timestamp": str(NOW)}
case("slack-event", "slack", slack, body, id="Ev1", type="message", reason="the type is nested")
case("slack-moved-time", "slack", slack | {"x-slack-request-timestamp": str(NOW + 1)}, body, "signature_mismatch", reason="the time is signed")

# A row of one's own, in milliseconds, with a header under the signature.
row = {
    "name": "acme", "secret": "hex",
    "signature": {"header": ["X-Acme", "X-Old-Acme"], "layout": {"list": {"separator": ";", "assign": "=", "version": "h1"}}, "encoding": "hex", "signed": "{timestamp}|{header:x-tenant}|{body}"},
    "timestamp": {"from": {"item": "ts"}, "unit": "milliseconds", "tolerance_s": 60},
    "id": {"field": "meta.id"},
}
key, body, ms = bytes.fromhex("00112233445566778899aabbccddeeff"), b'{"meta":{"id":"m1"}}', NOW * 1000 + 999
tag = mac(key, f"{ms}|t1|".encode(), body).hexdigest()
for name, header, tenant, now, code in [
    ("valid", "x-acme", "t1", NOW, None), ("alias", "x-old-acme", "t1", NOW, None), ("60s", "x-acme", "t1", NOW + 60, None),
    ("61s", "x-acme", "t1", NOW + 61, "timestamp_too_old"), ("other-tenant", "x-acme", "t2", NOW, "signature_mismatch"),
]:
    case("custom-" + name, row, {header: f"ts={ms};h1={tag}", "x-tenant": tenant}, body, code, id=None if code else "m1", secrets=[key.hex()], now=now, reason="a provider is a row of data")

# Square signs its own URL in front of the body.
URL = "https://hooks.example.com/in/square"
body = b'{"merchant_id":"M1","type":"payment.updated","event_id":"6a8f5f28-54a1-4eb0-a98a-3111513fd4fc","data":{}}'
FOUND = {"id": "6a8f5f28-54a1-4eb0-a98a-3111513fd4fc", "type": "payment.updated"}


def square(url, body, key=SQUARE):
    return {"x-square-hmacsha256-signature": base64.b64encode(mac(key, url.encode(), body).digest()).decode()}


valid = square(URL, body)
tag = valid["x-square-hmacsha256-signature"]
case("square-published", "square", {"x-square-hmacsha256-signature": "2kRE5qRU2tR+tBGlDwMEw2avJ7QM4ikPYD/PJ3bd9Og="}, b'{"hello":"world"}', secrets=["asdf1234"], url="https://example.com/webhook", method="POST", reason="the sample of Square's own documentation")
case("square-valid", "square", valid, body, url=URL, method="POST", reason="URL and body", **FOUND)
for name, url in [("query", URL + "?store=7"), ("escapes", URL + "?a=%2F%3A%20"), ("root", "https://hooks.example.com/"), ("bare-host", "https://hooks.example.com")]:
    case("square-url-" + name, "square", square(url, body), body, url=url, method="POST", reason="the URL is signed as it stands", **FOUND)
for name, url in [("slash", URL + "/"), ("http", URL.replace("https", "http")), ("query", URL + "?a=1"), ("other-host", URL.replace("hooks", "www")), ("upper", URL.replace("hooks", "HOOKS"))]:
    case("square-other-url-" + name, "square", valid, body, "signature_mismatch", url=url, method="POST", reason="signed for another URL")
case("square-url-into-body", "square", valid, b"square" + body, "signature_mismatch", url=URL[: -len("square")] + "x", method="POST", reason="the URL is the receiver's own, so its boundary cannot be moved")
case("square-no-url", "square", valid, body, "missing_url", reason="a receiver that does not know its URL cannot verify")
case("square-no-url-no-signature", "square", {}, body, "missing_url", reason="what the receiver lacks helps most")
case("square-body-only", "square", {"x-square-hmacsha256-signature": base64.b64encode(mac(SQUARE, body).digest()).decode()}, body, "signature_mismatch", url=URL, method="POST", reason="the body alone is not what is signed")
case("square-sha1-header", "square", {"x-square-signature": tag}, body, "missing_signature", url=URL, method="POST", reason="the old header is not a fallback")
for name, value in [("hex", mac(SQUARE, URL.encode(), body).hexdigest()), ("twice", f"{tag}, {tag}"), ("no-padding", tag.rstrip("=")), ("space", " " + tag[:20] + " " + tag[20:])]:
    case("square-" + name, "square", {"x-square-hmacsha256-signature": value}, body, "malformed_signature", url=URL, method="POST", reason="one base64 tag and nothing else")

# HubSpot v3: method, URL, body, time in milliseconds.
URL, MS = "https://hooks.example.com/in/hubspot?portal=62515", NOW * 1000 + 999
body = b'[{"eventId":1,"subscriptionId":12345,"portalId":62515,"attemptNumber":0,"objectId":123}]'


def hubspot(url=URL, at=MS, method="POST", body=body, **more):
    tag = base64.b64encode(mac(HUBSPOT, f"{method}{url}".encode(), body, str(at).encode()).digest()).decode()
    headers = {"x-hubspot-signature-v3": tag, "x-hubspot-request-timestamp": str(at)}
    headers.update({name.replace("_", "-"): value for name, value in more.items()})
    return {name: value for name, value in headers.items() if value is not None}


def hub(name, headers, code=None, reason="", body=body, url=URL, method="POST", **more):
    more |= {"url": url} if url else {}
    more |= {"method": method} if method else {}
    case("hubspot-" + name, "hubspot", headers, body, code, reason=reason, **more)


hub("published", {"x-hubspot-signature-v3": "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=", "x-hubspot-request-timestamp": "1693657560000"}, body=b"{'example_field':'example_value'}", secrets=["yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy"], url="https://www.example.com/webhook_uri", now=1693657560, reason="the test of HubSpot's own Python library")
hub("valid", hubspot(), reason="a list has no id and no type")
hub("300s", hubspot(at=MS - 300_000), reason="the edge of the window is inside")
hub("301s", hubspot(at=MS - 301_000), "timestamp_too_old", reason="the window, in milliseconds")
hub("ahead-301s", hubspot(at=MS + 301_000), "timestamp_too_new", reason="the window, ahead")
hub("seconds", hubspot(at=NOW), "timestamp_too_old", reason="a time in seconds is one of January 1970 in milliseconds")
hub("moved-time", hubspot(x_hubspot_request_timestamp=str(MS + 1)), "signature_mismatch", reason="the time is signed")
hub("digit-into-body", hubspot(x_hubspot_request_timestamp=str(MS)[1:]), "timestamp_too_old", body=body + str(MS)[:1].encode(), reason="the tag fits a moved boundary, the time does not")
hub("no-time", hubspot(x_hubspot_request_timestamp=None), "missing_timestamp", reason="the time is the defence against replays")
hub("two-times", hubspot(x_hubspot_request_timestamp=f"{MS}, {MS}"), "malformed_timestamp", reason="duplicate headers arrive joined")
hub("put", hubspot(method="PUT"), "signature_mismatch", reason="the method is signed")
hub("lower-method", hubspot(method="post"), "signature_mismatch", reason="as it is on the wire")
hub("other-url", hubspot(url=URL + "&x"), "signature_mismatch", reason="signed for another URL")
hub("escaped", hubspot(url="https://hooks.example.com/in?to=a:b"), "signature_mismatch", url="https://hooks.example.com/in?to=a%3Ab", reason="nothing is decoded: the URL is written as it is signed")
hub("v2", {"x-hubspot-signature": hashlib.sha256(HUBSPOT + body).hexdigest(), "x-hubspot-signature-version": "v2"}, "missing_signature", reason="older signatures are not a fallback")
hub("no-url", hubspot(), "missing_url", url=None, method=None, reason="before the method")
hub("no-method", hubspot(), "missing_method", method=None, reason="a receiver that does not say what it was asked cannot verify")
hub("twice", hubspot(x_hubspot_signature_v3=hubspot()["x-hubspot-signature-v3"] * 2), "malformed_signature", reason="one tag")

# The same parts in a row of one's own.
row = {"name": "acme-url", "signature": {"header": "X-Acme", "encoding": "hex", "signed": "{method}|{url}|{body}"}}
tag = mac(b"acme-secret-0123456789", b"POST|https://a.example/x|{}").hexdigest()
case("custom-url", row, {"x-acme": tag}, b"{}", secrets=["acme-secret-0123456789"], url="https://a.example/x", method="POST", reason="a provider is a row of data")
case("custom-other-url", row, {"x-acme": tag}, b"{}", "signature_mismatch", secrets=["acme-secret-0123456789"], url="https://b.example/x", method="POST", reason="a provider is a row of data")

# Discord: ed25519 over time and body.
RAW = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)
SPKI = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
PEM = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
ORDER_25519 = 2**252 + 27742317777372353535851937790883648493
ours, theirs = (ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(n, n + 32))) for n in (0, 100))
OURS, THEIRS = (key.public_key().public_bytes(*RAW) for key in (ours, theirs))
body = b'{"id":"846462639134605312","application_id":"845027738276462632","type":2,"token":"t"}'


def discord(body=body, at=NOW, key=ours, signature=None, **more):
    value = signature or key.sign(f"{at}".encode() + body).hex()
    headers = {"x-signature-ed25519": value, "x-signature-timestamp": str(at)}
    headers.update({name.replace("_", "-"): value for name, value in more.items()})
    return {name: value for name, value in headers.items() if value is not None}


def dis(name, headers, code=None, reason="", body=body, secrets=(OURS.hex(),), **more):
    case("discord-" + name, "discord", headers, body, code, reason=reason, secrets=list(secrets), algorithm="ed25519", **more)


FOUND = {"id": "846462639134605312", "type": "2"}
valid = discord()["x-signature-ed25519"]
dis("interaction", discord(), reason="the key of the application, the time and the body", **FOUND)
event = b'{"version":1,"application_id":"1234","type":1,"event":{"type":"APPLICATION_AUTHORIZED"}}'
dis("event", discord(event), body=event, type="1", reason="a webhook event has no id")
ping = b'{"version":1,"application_id":"1234","type":0}'
dis("ping", discord(ping), body=ping, type="0", reason="signed like everything else")
dis("upper-key", discord(), secrets=[OURS.hex().upper()], reason="hexadecimal digits have no case", **FOUND)
dis("upper-signature", discord(signature=valid.upper()), reason="hexadecimal digits have no case", **FOUND)
dis("second-key", discord(), secrets=[THEIRS.hex(), OURS.hex()], reason="rotation", **FOUND)
dis("300s", discord(at=NOW - 300), reason="the edge of the window is inside", **FOUND)
dis("301s", discord(at=NOW - 301), "timestamp_too_old", reason="the window, which is ours")
dis("ahead-301s", discord(at=NOW + 301), "timestamp_too_new", reason="the window, ahead")
dis("other-key", discord(), "signature_mismatch", secrets=[THEIRS.hex()], reason="another key")
dis("other-body", discord(), "signature_mismatch", body=body + b" ", reason="another body")
dis("moved-time", discord(x_signature_timestamp=str(NOW + 1)), "signature_mismatch", reason="the time is signed")
dis("digit-into-body", discord(x_signature_timestamp=str(NOW)[:-1]), "timestamp_too_old", body=str(NOW)[-1:].encode() + body, reason="the signature fits a moved boundary, the time does not")
dis("no-time", discord(x_signature_timestamp=None), "missing_timestamp", reason="the time is signed")
dis("two-times", discord(x_signature_timestamp=f"{NOW}, {NOW}"), "malformed_timestamp", reason="duplicate headers arrive joined")
dis("no-signature", discord(x_signature_ed25519=None), "missing_signature", reason="nothing to verify")
dis("nothing", {}, "missing_signature", reason="of several that are missing the signature is named")
for name, value in [
    ("short", valid[:-2]), ("long", valid + "00"), ("odd", valid[:-1]), ("twice", f"{valid}, {valid}"), ("prefix", "ed25519=" + valid), ("not-hex", "g" + valid[1:]),
    ("base64", base64.b64encode(bytes.fromhex(valid)).decode()), ("empty", " "),
    ("hmac-of-key", mac(OURS, str(NOW).encode(), body).hexdigest()), ("hmac-of-key-text", mac(OURS.hex().encode(), str(NOW).encode(), body).hexdigest()),
]:
    dis("malformed-" + name, discord(x_signature_ed25519=value), "malformed_signature", reason="64 bytes in hexadecimal digits, of an algorithm that the request does not choose")
signature = bytes.fromhex(valid)
plus_order = (int.from_bytes(signature[32:], "little") + ORDER_25519).to_bytes(32, "little")
dis("scalar-plus-order", discord(signature=(signature[:32] + plus_order).hex()), "signature_mismatch", reason="a scalar has one spelling (RFC 8032, 5.1.7)")
dis("zero", discord(signature="00" * 64), "signature_mismatch", reason="nobody signed it")
neutral = "01" + "00" * 31
dis("small-order-key", discord(signature=neutral + "00" * 32), "secret_invalid", secrets=[neutral], reason="under such a key one signature fits every body")
dis("small-order-point", discord(signature=neutral + "00" * 32), "signature_mismatch", reason="under a sound key it fits none")
for name, secret in [("short", OURS.hex()[:-2]), ("base64", base64.b64encode(OURS).decode()), ("whpk", "whpk_" + base64.b64encode(OURS).decode()), ("not-on-curve", "02" + "00" * 31), ("text", "discord-public-key-0123456789abcd"), ("blank", " ")]:
    dis("key-" + name, discord(), "secret_invalid", secrets=[secret], reason="32 bytes in hexadecimal digits that are a point of the curve")

# SendGrid: ECDSA P-256 over time and body, as DER.
ORDER_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
ours, theirs = (ec.derive_private_key(n, ec.SECP256R1()) for n in (0x5EED, 0xDEED))
OURS, THEIRS = (base64.b64encode(key.public_key().public_bytes(*SPKI)).decode() for key in (ours, theirs))
body = b'[{"email":"a@example.com","event":"delivered","sg_event_id":"ZGVsaXZlcmVk","timestamp":1779272060}]\r\n'
S, T = "x-twilio-email-event-webhook-signature", "x-twilio-email-event-webhook-timestamp"


def der(signed, key=ours):
    return key.sign(signed, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


def sendgrid(signature, at=NOW):
    return {S: base64.b64encode(signature).decode(), T: str(at)}


def sg(name, headers, code=None, reason="", body=body, secrets=(OURS,), **more):
    case("sendgrid-" + name, "sendgrid", headers, body, code, reason=reason, secrets=list(secrets), algorithm="ecdsa_p256_sha256", **more)


published = b'[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]\r\n'
PUBLISHED_KEY = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g=="
PUBLISHED = {S: "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=", T: "1600112502"}
sg("published", PUBLISHED, body=published, secrets=[PUBLISHED_KEY], now=1600112502, reason="the test of SendGrid's own libraries, with an s in the upper half")
sg("published-without-line-break", PUBLISHED, "signature_mismatch", body=published[:-2], secrets=[PUBLISHED_KEY], now=1600112502, reason="the line break is signed")
signature = der(str(NOW).encode() + body)
r, s = utils.decode_dss_signature(signature)
pair = utils.encode_dss_signature
sg("valid", sendgrid(signature), reason="a list has no id and no type")
sg("other-half", sendgrid(pair(r, ORDER_P256 - s)), reason="providers send either half")
pem = ours.public_key().public_bytes(*PEM).decode()
sg("pem", sendgrid(signature), secrets=[pem], reason="the same key in PEM")
sg("pem-crlf", sendgrid(signature), secrets=[pem.replace("\n", "\r\n")], reason="the same key in PEM from another system")
sg("second-key", sendgrid(signature), secrets=[THEIRS, OURS], reason="rotation")
sg("300s", sendgrid(der(str(NOW - 300).encode() + body), NOW - 300), reason="the edge of the window is inside")
sg("301s", sendgrid(der(str(NOW - 301).encode() + body), NOW - 301), "timestamp_too_old", reason="the window, which is ours")
sg("other-key", sendgrid(signature), "signature_mismatch", secrets=[THEIRS], reason="another key")
sg("other-time", sendgrid(signature, NOW - 1), "signature_mismatch", reason="the time is signed")
sg("swapped", sendgrid(pair(s, r)), "signature_mismatch", reason="r is not s")
sg("no-time", {S: sendgrid(signature)[S]}, "missing_timestamp", reason="the time is signed")
sg("no-signature", {T: str(NOW)}, "missing_signature", reason="nothing to verify")
integer = lambda number: number.to_bytes(33, "big").lstrip(b"\0") or b"\0"
plain = lambda number: (b"\0" if integer(number)[0] > 127 else b"") + integer(number)
sequence = lambda a, b: bytes([0x30, len(a) + len(b) + 4, 2, len(a)]) + a + bytes([2, len(b)]) + b
assert sequence(plain(r), plain(s)) == signature
for name, value in [
    ("raw", r.to_bytes(32, "big") + s.to_bytes(32, "big")), ("trailing", signature + b"\0"), ("cut", signature[:-1]), ("padded-integer", sequence(b"\0" + plain(r), plain(s))),
    ("long-length", b"\x30\x81" + signature[1:]), ("negative", sequence(integer(ORDER_P256 - 1), plain(s))), ("r-zero", pair(0, s)), ("s-zero", pair(r, 0)), ("s-order", pair(r, ORDER_P256)), ("r-plus-order", sequence(plain(ORDER_P256 + 1), plain(s))),
    ("set", b"\x31" + signature[1:]), ("empty", b""), ("hmac-of-key", mac(OURS.encode(), str(NOW).encode(), body).digest()),
]:
    sg("malformed-" + name, sendgrid(value), "malformed_signature", reason="DER of two numbers in range and nothing else")
for name, value in [("hex", signature.hex()), ("twice", f"{sendgrid(signature)[S]}, {sendgrid(signature)[S]}"), ("url-safe", "-_" + sendgrid(signature)[S][2:])]:
    sg("malformed-" + name, {S: value, T: str(NOW)}, "malformed_signature", reason="base64 has one form")
point = ours.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
for name, secret in [
    ("point", base64.b64encode(point).decode()), ("hex", base64.b64decode(OURS).hex()), ("no-padding", OURS.rstrip("=")), ("half-pem", pem.split("-----END")[0]),
    ("p384", base64.b64encode(ec.derive_private_key(7, ec.SECP384R1()).public_key().public_bytes(*SPKI)).decode()),
    ("ed25519", base64.b64encode(ed25519.Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes(*SPKI)).decode()),
    ("off-curve", base64.b64encode(base64.b64decode(OURS)[:-1] + b"\0").decode()), ("blank", "\t"),
]:
    sg("key-" + name, sendgrid(signature), "secret_invalid", secrets=[secret], reason="a key of P-256 as SendGrid shows it, or its PEM")

# `v1a` of Standard Webhooks: the key says that these entries count.
key = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
public, body = key.public_key().public_bytes(*RAW), b'{"type":"invoice.paid","data":{}}'
WHPK, WHSEC = "whpk_" + base64.b64encode(public).decode(), "whsec_" + base64.b64encode(STANDARD).decode()
v1a = "v1a," + base64.b64encode(key.sign(f"msg_1.{NOW}.".encode() + body)).decode()
v1 = standard()["webhook-signature"]


def lists(name, value, code=None, secrets=(WHPK,), provider="standard-webhooks", reason="", **more):
    found = {} if code else {"id": "msg_1", "type": "invoice.paid"}
    case("standard-v1a-" + name, provider, standard(webhook_signature=value), body, code, reason=reason, secrets=list(secrets), algorithm="ed25519", **found, **more)


lists("valid", v1a, reason="the asymmetric entry under the public key")
lists("beside-v1", f"{v1} {v1a}", reason="a sender that signs in both ways")
lists("only-v1", v1, "malformed_signature", reason="an HMAC says nothing to a public key")
lists("hmac-as-v1a", v1.replace("v1", "v1a"), "malformed_signature", reason="algorithm confusion")
lists("hmac-of-key", "v1," + base64.b64encode(mac(public, f"msg_1.{NOW}.".encode(), body).digest()).decode(), "malformed_signature", reason="whoever reads the public key could make it")
lists("second-of-two", f"v1a,{base64.b64encode(bytes(64)).decode()} {v1a}", reason="rotation on the sending side")
lists("late", " ".join(["v1a," + base64.b64encode(bytes(64)).decode()] * 16 + [v1a]), "signature_mismatch", reason="sixteen entries are looked at")
lists("mixed-keys", v1a, "secret_invalid", secrets=[WHPK, WHSEC], reason="keys of one source are of one kind")
lists("private-key", v1a, "secret_invalid", secrets=["whpk_" + base64.b64encode(bytes(range(31))).decode()], reason="32 bytes")
row = {
    "name": "acme-list", "secret": "spki",
    "signature": {"header": "X-Acme", "layout": {"list": {"separator": ";", "assign": "=", "version": "e1"}}, "encoding": "hex", "algorithm": "ed25519", "signed": "{timestamp}:{body}"},
    "timestamp": {"from": {"item": "t"}},
}
tag = key.sign(f"{NOW}:".encode() + body).hex()
for name, value, code in [("valid", f"t={NOW};e1={tag}", None), ("other-version", f"t={NOW};e2={tag}", "malformed_signature"), ("other-time", f"t={NOW + 1};e1={tag}", "signature_mismatch")]:
    case("custom-ed25519-" + name, row, {"x-acme": value}, body, code, secrets=[base64.b64encode(key.public_key().public_bytes(*SPKI)).decode()], algorithm="ed25519", reason="a provider is a row of data")

data = json.loads(FILE.read_text())
data["codes"] = [*(code for code in data["codes"] if code not in ("missing_url", "missing_method")), "missing_url", "missing_method"]
own = {entry["name"] for entry in cases}
assert len(own) == len(cases), "two cases of one name"
data["cases"] = [entry for entry in data["cases"] if entry["name"] not in own] + cases
FILE.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n")
print(len(data["cases"]), "cases")
