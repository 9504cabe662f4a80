"""Shopify: one tag over the body in base64; id and topic only in headers that nobody signs."""
from cases import Cases, b64, mac

SECRET = b"shopify-secret-0123456789"
cases = Cases("shopify", "shopify", [SECRET.decode()])
add = cases.add

published = {"x-shopify-hmac-sha256": "B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g="}
add("app-js", published, b'{"foo": "bar"}', secrets=["test_secret_key"], reason="published by Shopify")

body = b'{"ref":"refs/heads/main"}'
tag = mac(SECRET, body)
add("with-id", {"x-shopify-hmac-sha256": b64(tag.digest()), "x-shopify-webhook-id": "w1", "x-shopify-event-id": "e1", "x-shopify-topic": "orders/create"}, body, id="w1", type="orders/create", reason="id and topic from headers, not signed")
add("hex", {"x-shopify-hmac-sha256": tag.hexdigest()}, body, "malformed_signature", reason="base64 and nothing else")
