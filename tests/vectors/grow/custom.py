"""A provider is a row of data: rows of one's own, for what no built-in row has."""
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

from cases import NOW, Cases, b64, mac

cases = Cases("custom", None, None, reason="a provider is a row of data")
add = cases.add

# In milliseconds, with a header under the signature.
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
    add(name, {header: f"ts={ms};h1={tag}", "x-tenant": tenant}, body, code, id=None if code else "m1", provider=row, secrets=[key.hex()], now=now)

# Method and URL.
row = {"name": "acme-url", "signature": {"header": "X-Acme", "encoding": "hex", "signed": "{method}|{url}|{body}"}}
tag = mac(b"acme-secret-0123456789", b"POST|https://a.example/x|{}").hexdigest()
for name, url, code in [("url", "https://a.example/x", None), ("other-url", "https://b.example/x", "signature_mismatch")]:
    add(name, {"x-acme": tag}, b"{}", code, provider=row, secrets=["acme-secret-0123456789"], url=url, method="POST")

# A public key.
row = {
    "name": "acme-list", "secret": "spki",
    "signature": {"header": "X-Acme", "layout": {"list": {"separator": ";", "assign": "=", "version": "e1"}}, "encoding": "hex", "algorithm": "ed25519", "signed": "{timestamp}:{body}"},
    "timestamp": {"from": {"item": "t"}},
}
key, body = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32))), b'{"type":"invoice.paid","data":{}}'
public = b64(key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo))
tag = key.sign(f"{NOW}:".encode() + body).hex()
for name, value, code in [("valid", f"t={NOW};e1={tag}", None), ("other-version", f"t={NOW};e2={tag}", "malformed_signature"), ("other-time", f"t={NOW + 1};e1={tag}", "signature_mismatch")]:
    add("ed25519-" + name, {"x-acme": value}, body, code, provider=row, secrets=[public], algorithm="ed25519")
