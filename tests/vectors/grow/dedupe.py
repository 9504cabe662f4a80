"""Which deliveries are one event: tests/vectors/dedupe.json, computed with hashlib.

A case is deliveries in their order, each with its `keys` in the order of claiming and the `name` that an origin is
told; `duplicate` says whether one before it was the same event. `by` is what names an event whose id is not signed.
"""
import hashlib

from cases import NOW, b64, mac

scope, events = "dedupe", []


def key(kind, *parts):
    return hashlib.sha256(scope.encode() + bytes([0, kind]) + b"".join(parts)).hexdigest()


def sized(text):
    return (2**64 - 1 if text is None else len(text)).to_bytes(8, "big") + (text or "").encode()


def by_id(id):
    return key(1, id.encode())


def by_headers(body, id, type):
    return key(3, sized(id), sized(type), body)


def add(name, provider, secret, by, deliveries, reason):
    seen = set()
    for delivery in deliveries:
        delivery["duplicate"] = not seen.isdisjoint(delivery["keys"])
        # A duplicate marks nothing: its other key stays free.
        if not delivery["duplicate"]:
            seen.update(delivery["keys"])
    events.append({"name": name, "provider": provider, "secrets": [secret], "scope": scope, "by": by, "now": NOW, "deliveries": deliveries, "reason": reason})


def delivery(headers, body, keys, name):
    return {"headers": headers, "body_base64": b64(body), "keys": keys, "name": name}


def unsigned(provider, by, told, body=b'{"order":7}'):
    """Deliveries of a provider with id and type in unsigned headers, which `told` has as pairs."""
    id_name, type_name, tag_name, tag = {
        "github": ("x-github-delivery", "x-github-event", "x-hub-signature-256", "sha256=" + mac(SECRET, body).hexdigest()),
        "shopify": ("x-shopify-webhook-id", "x-shopify-topic", "x-shopify-hmac-sha256", b64(mac(SECRET, body).digest())),
    }[provider]
    for id, type in told:
        headers = {name: text for name, text in [(id_name, id), (type_name, type)] if text is not None}
        # No type is empty or longer than 256 bytes.
        type = type if type and len(type) <= 256 else None
        bare = key(0, body)
        is_bare = id is None and type is None
        own = bare if is_bare or by == "body" else by_headers(body, id, type)
        # What an origin is told has no scope.
        hashed = hashlib.sha256(body if is_bare else b"\0\3" + sized(id) + sized(type) + body).hexdigest()
        is_plain = id is not None and "." not in id
        yield delivery({tag_name: tag, "content-type": "application/json"} | headers, body, [own], id if is_plain else "sha256-" + hashed)


SECRET = b"dedupe-secret-0123456789abcdef"
told = [("w1", "orders/create"), ("w2", "orders/paid"), ("w1", "orders/create"), ("w2", "orders/create"), (None, "orders/paid"), ("w1", None), (None, None), (None, "orders/paid"), ("w.1", "orders/paid")]
for provider in ["shopify", "github"]:
    for by, reason in [("event", "one body under other ids and topics is other events, and a retry is a duplicate"), ("body", "one body is one event, whatever the headers say")]:
        add(f"{provider}-by-{by}", provider, SECRET.decode(), by, list(unsigned(provider, by, told)), reason)
add("github-no-type", "github", SECRET.decode(), "event", list(unsigned("github", "event", [("d1", None), ("d1", ""), ("d1", "t" * 257), ("d1", "t" * 256), (None, ""), (None, None)])), "what is no type names no event")
add("shopify-cut", "shopify", SECRET.decode(), "event", list(unsigned("shopify", "event", [("ab", "c"), ("a", "bc"), ("abc", None), (None, "abc")])), "headers are not joined to one text")

body = b'{"id":"evt_1","type":"claim.created"}'
signed = {"x-claimport-signature": "sha256=" + mac(SECRET, body).hexdigest()}
other = b'{"id":"evt_1","type":"claim.created","again":true}'
add("claimport-signed-id", "claimport", SECRET.decode(), "event", [
    delivery(signed, body, [by_id("evt_1")], "evt_1"),
    delivery({"x-claimport-signature": "sha256=" + mac(SECRET, other).hexdigest()}, other, [by_id("evt_1")], "evt_1"),
], "a signed id names the event, whatever else is in the body")

body = b'{"type":"claim.created"}'
add("claimport-no-id", "claimport", SECRET.decode(), "event", [
    delivery({"x-claimport-signature": "sha256=" + mac(SECRET, body).hexdigest()}, body, [key(0, body)], "sha256-" + hashlib.sha256(body).hexdigest()),
], "without an id and without headers, the body names the event")


def gooclaim(id, idempotency_key):
    body = f'{{"event_id":"{id}","event_type":"workflow.completed"}}'.encode()
    headers = {"x-gooclaim-signature": mac(SECRET, body).hexdigest(), "x-gooclaim-timestamp": str(NOW), "x-gooclaim-event": "other", "x-gooclaim-idempotency-key": idempotency_key}
    return delivery(headers, body, [by_id(id), key(2, idempotency_key.encode())], id)


add("gooclaim-either", "gooclaim", SECRET.decode(), "event", [gooclaim("evt_1", "k1"), gooclaim("evt_1", "k2"), gooclaim("evt_2", "k1"), gooclaim("evt_2", "k2")], "a duplicate by its signed id or by its idempotency key")
