"""Discord: ed25519 over time and body."""
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

from cases import NOW, Cases, b64, headers, mac

RAW = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)
ORDER_25519 = 2**252 + 27742317777372353535851937790883648493
ours, theirs = (ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(n, n + 32))) for n in (0, 100))
OURS, THEIRS = (key.public_key().public_bytes(*RAW) for key in (ours, theirs))
cases = Cases("discord", "discord", [OURS.hex()], algorithm="ed25519")
body = b'{"id":"846462639134605312","application_id":"845027738276462632","type":2,"token":"t"}'


def signed(body=body, at=NOW, signature=None, **more):
    value = signature or ours.sign(f"{at}".encode() + body).hex()
    return headers({"x-signature-ed25519": value, "x-signature-timestamp": str(at)}, more)


def add(name, headers, code=None, body=body, **more):
    cases.add(name, headers, body, code, **more)


found = {"id": "846462639134605312", "type": "2"}
valid = signed()["x-signature-ed25519"]
add("interaction", signed(), reason="the key of the application, the time and the body", **found)
event = b'{"version":1,"application_id":"1234","type":1,"event":{"type":"APPLICATION_AUTHORIZED"}}'
add("event", signed(event), body=event, type="1", reason="a webhook event has no id")
ping = b'{"version":1,"application_id":"1234","type":0}'
add("ping", signed(ping), body=ping, type="0", reason="signed like everything else")
add("upper-key", signed(), secrets=[OURS.hex().upper()], reason="hexadecimal digits have no case", **found)
add("upper-signature", signed(signature=valid.upper()), reason="hexadecimal digits have no case", **found)
add("second-key", signed(), secrets=[THEIRS.hex(), OURS.hex()], reason="rotation", **found)
add("300s", signed(at=NOW - 300), reason="the edge of the window is inside", **found)
add("301s", signed(at=NOW - 301), "timestamp_too_old", reason="the window, which is ours")
add("ahead-301s", signed(at=NOW + 301), "timestamp_too_new", reason="the window, ahead")
add("other-key", signed(), "signature_mismatch", secrets=[THEIRS.hex()], reason="another key")
add("other-body", signed(), "signature_mismatch", body=body + b" ", reason="another body")
add("moved-time", signed(x_signature_timestamp=str(NOW + 1)), "signature_mismatch", reason="the time is signed")
add("digit-into-body", signed(x_signature_timestamp=str(NOW)[:-1]), "timestamp_too_old", body=str(NOW)[-1:].encode() + body, reason="the signature fits a moved boundary, the time does not")
add("no-time", signed(x_signature_timestamp=None), "missing_timestamp", reason="the time is signed")
add("two-times", signed(x_signature_timestamp=f"{NOW}, {NOW}"), "malformed_timestamp", reason="duplicate headers arrive joined")
add("no-signature", signed(x_signature_ed25519=None), "missing_signature", reason="nothing to verify")
add("nothing", {}, "missing_signature", reason="of several that are missing the signature is named")
for name, value in [
    ("short", valid[:-2]), ("long", valid + "00"), ("odd", valid[:-1]), ("twice", f"{valid}, {valid}"), ("prefix", "ed25519=" + valid), ("not-hex", "g" + valid[1:]),
    ("base64", b64(bytes.fromhex(valid))), ("empty", " "),
    ("hmac-of-key", mac(OURS, str(NOW).encode(), body).hexdigest()), ("hmac-of-key-text", mac(OURS.hex().encode(), str(NOW).encode(), body).hexdigest()),
]:
    add("malformed-" + name, signed(x_signature_ed25519=value), "malformed_signature", reason="64 bytes in hexadecimal digits, of an algorithm that the request does not choose")
signature = bytes.fromhex(valid)
plus_order = (int.from_bytes(signature[32:], "little") + ORDER_25519).to_bytes(32, "little")
add("scalar-plus-order", signed(signature=(signature[:32] + plus_order).hex()), "signature_mismatch", reason="a scalar has one spelling (RFC 8032, 5.1.7)")
add("zero", signed(signature="00" * 64), "signature_mismatch", reason="nobody signed it")
neutral = "01" + "00" * 31
add("small-order-key", signed(signature=neutral + "00" * 32), "secret_invalid", secrets=[neutral], reason="under such a key one signature fits every body")
add("small-order-point", signed(signature=neutral + "00" * 32), "signature_mismatch", reason="under a sound key it fits none")
for name, secret in [("short", OURS.hex()[:-2]), ("base64", b64(OURS)), ("whpk", "whpk_" + b64(OURS)), ("not-on-curve", "02" + "00" * 31), ("text", "discord-public-key-0123456789abcd"), ("blank", " ")]:
    add("key-" + name, signed(), "secret_invalid", secrets=[secret], reason="32 bytes in hexadecimal digits that are a point of the curve")
