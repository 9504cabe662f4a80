"""Standard Webhooks: id, time and body under one or several entries, of a secret or (`v1a`) of a private key."""
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

from cases import NOW, Cases, b64, headers, mac

SECRET = bytes(range(32))
WHSEC = "whsec_" + b64(SECRET)
cases = Cases("standard", "standard-webhooks", [WHSEC])
add = cases.add

# Computed once, and published with the specification.
V1 = "v1,OyKjWi1x5CCX17EkFyA3GfiF5C538BQHpV9NK1u1PNs="
body = b'{"type":"invoice.paid","timestamp":"2026-01-01T00:00:00Z","data":{}}'
found = {"id": "msg_2abc", "type": "invoice.paid"}


def entries(value=V1, id="msg_2abc", at=NOW, name="webhook"):
    return {f"{name}-id": id, f"{name}-timestamp": str(at), f"{name}-signature": value}


add("valid", entries(), body, reason="", **found)
add("decoys", entries(f"v2,AAAA v1,AAAA {V1} v1a,AAAA"), body, reason="any match passes, unknown versions are skipped", **found)
add("svix-names", entries(name="svix"), body, reason="the alias header names", **found)
add("empty-v1", entries("v1,"), body, "malformed_signature", reason="RUSTSEC-2024-0010")
add("id-moved", entries(id="msg_2abc.1"), body, "malformed_id", reason="an id holds no dot: the boundary cannot move")
spec = entries("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330)
add("webhooks-spec", spec, b'{"test": 2432232314}', id="msg_p5jXN8AQM9LWM0D4loKWxJek", secrets=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], now=1614265330, reason="published with the specification")

body = b'{"type":"invoice.paid","data":{}}'
found = {"id": "msg_1", "type": "invoice.paid"}


def signed(id="msg_1", at=NOW, key=SECRET, **more):
    tag = b64(mac(key, f"{id}.{at}.".encode(), body).digest())
    return headers(entries("v1," + tag, id, at), more)


valid = signed()["webhook-signature"]
add("no-id", signed(webhook_id=None), body, "missing_id", reason="the id is under the signature")
add("empty-id", signed(id=""), body, "malformed_id", reason="an empty id is no id")
add("id-with-space", signed(id="a b"), body, "malformed_id", reason="visible characters only")
add("only-v2", signed(webhook_signature=valid.replace("v1", "v2")), body, "malformed_signature", reason="nothing of a known version")
add("only-v1a", signed(webhook_signature=valid.replace("v1", "v1a")), body, "malformed_signature", reason="algorithm confusion")
add("no-padding", signed(webhook_signature=valid.rstrip("=")), body, "malformed_signature", reason="base64 has one form")
add("url-safe", signed(webhook_signature="v1," + "-" * 43 + "="), body, "malformed_signature", reason="base64 has one alphabet")
add("second-of-two", signed(webhook_signature=f"v1,{b64(bytes(32))} {valid}"), body, reason="rotation on the sending side", **found)
add("joined", signed(webhook_signature=f"{valid}, {valid}"), body, "malformed_signature", reason="two headers are not one list")
add("alias-disagrees", signed(svix_id="msg_2"), body, "malformed_id", reason="two names, two answers")
add("301s", signed(at=NOW - 301), body, "timestamp_too_old", reason="the window")
add("ahead-301s", signed(at=NOW + 301), body, "timestamp_too_new", reason="the window, ahead")
add("secret-without-prefix", signed(), body, secrets=[b64(SECRET)], reason="the prefix is optional", **found)
add("secret-without-padding", signed(), body, secrets=[WHSEC.rstrip("=")], reason="a key loses nothing with its padding", **found)
add("secret-spare-bits", signed(), body, secrets=[WHSEC[:-2] + "9="], reason="bits that fill no byte are no part of the key", **found)
add("secret-digit-too-many", signed(), body, "secret_invalid", secrets=[WHSEC.rstrip("=") + "AA"], reason="a digit that is half a byte was cut off, or is one too many")
add("secret-empty", signed(key=b""), body, "secret_invalid", secrets=["whsec_"], reason="a correct HMAC under an empty key is refused")
add("secret-not-base64", signed(), body, "secret_invalid", secrets=["whsec_%%%"], reason="not in its format")

# `v1a`: the key says that these entries count.
key = ed25519.Ed25519PrivateKey.from_private_bytes(SECRET)
public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
WHPK = "whpk_" + b64(public)
v1a = "v1a," + b64(key.sign(f"msg_1.{NOW}.".encode() + body))


def v1a_case(name, value, code=None, secrets=(WHPK,), reason=""):
    add("v1a-" + name, signed(webhook_signature=value), body, code, reason=reason, secrets=list(secrets), algorithm="ed25519", **({} if code else found))


v1a_case("valid", v1a, reason="the asymmetric entry under the public key")
v1a_case("beside-v1", f"{valid} {v1a}", reason="a sender that signs in both ways")
v1a_case("only-v1", valid, "malformed_signature", reason="an HMAC says nothing to a public key")
v1a_case("hmac-as-v1a", valid.replace("v1", "v1a"), "malformed_signature", reason="algorithm confusion")
v1a_case("hmac-of-key", "v1," + b64(mac(public, f"msg_1.{NOW}.".encode(), body).digest()), "malformed_signature", reason="whoever reads the public key could make it")
v1a_case("second-of-two", f"v1a,{b64(bytes(64))} {v1a}", reason="rotation on the sending side")
v1a_case("late", " ".join(["v1a," + b64(bytes(64))] * 16 + [v1a]), "signature_mismatch", reason="sixteen entries are looked at")
v1a_case("mixed-keys", v1a, "secret_invalid", secrets=[WHPK, WHSEC], reason="keys of one source are of one kind")
v1a_case("private-key", v1a, "secret_invalid", secrets=["whpk_" + b64(bytes(range(31)))], reason="32 bytes")
