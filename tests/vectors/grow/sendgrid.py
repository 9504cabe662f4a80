"""SendGrid: ECDSA P-256 over time and body, as DER."""
import base64

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils

from cases import NOW, Cases, b64, mac

ORDER_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
ours, theirs = (ec.derive_private_key(n, ec.SECP256R1()) for n in (0x5EED, 0xDEED))
SPKI = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
PEM = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
OURS, THEIRS = (b64(key.public_key().public_bytes(*SPKI)) for key in (ours, theirs))
cases = Cases("sendgrid", "sendgrid", [OURS], algorithm="ecdsa_p256_sha256")
body = b'[{"email":"a@example.com","event":"delivered","sg_event_id":"ZGVsaXZlcmVk","timestamp":1779272060}]\r\n'
S, T = "x-twilio-email-event-webhook-signature", "x-twilio-email-event-webhook-timestamp"


def der(content):
    return ours.sign(content, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


def signed(signature, at=NOW):
    return {S: b64(signature), T: str(at)}


def add(name, headers, code=None, body=body, **more):
    cases.add(name, headers, body, code, **more)


published = b'[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]\r\n'
PUBLISHED_KEY = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g=="
PUBLISHED = {S: "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=", T: "1600112502"}
add("published", PUBLISHED, body=published, secrets=[PUBLISHED_KEY], now=1600112502, reason="the test of SendGrid's own libraries, with an s in the upper half")
add("published-without-line-break", PUBLISHED, "signature_mismatch", body=published[:-2], secrets=[PUBLISHED_KEY], now=1600112502, reason="the line break is signed")
signature = der(str(NOW).encode() + body)
r, s = utils.decode_dss_signature(signature)
pair = utils.encode_dss_signature
add("valid", signed(signature), reason="a list has no id and no type")
add("other-half", signed(pair(r, ORDER_P256 - s)), reason="providers send either half")
pem = ours.public_key().public_bytes(*PEM).decode()
add("pem", signed(signature), secrets=[pem], reason="the same key in PEM")
add("pem-crlf", signed(signature), secrets=[pem.replace("\n", "\r\n")], reason="the same key in PEM from another system")
add("second-key", signed(signature), secrets=[THEIRS, OURS], reason="rotation")
add("300s", signed(der(str(NOW - 300).encode() + body), NOW - 300), reason="the edge of the window is inside")
add("301s", signed(der(str(NOW - 301).encode() + body), NOW - 301), "timestamp_too_old", reason="the window, which is ours")
add("other-key", signed(signature), "signature_mismatch", secrets=[THEIRS], reason="another key")
add("other-time", signed(signature, NOW - 1), "signature_mismatch", reason="the time is signed")
add("swapped", signed(pair(s, r)), "signature_mismatch", reason="r is not s")
add("no-time", {S: signed(signature)[S]}, "missing_timestamp", reason="the time is signed")
add("no-signature", {T: str(NOW)}, "missing_signature", reason="nothing to verify")
integer = lambda number: number.to_bytes(33, "big").lstrip(b"\0") or b"\0"
plain = lambda number: (b"\0" if integer(number)[0] > 127 else b"") + integer(number)
sequence = lambda a, b: bytes([0x30, len(a) + len(b) + 4, 2, len(a)]) + a + bytes([2, len(b)]) + b
assert sequence(plain(r), plain(s)) == signature
for name, value in [
    ("raw", r.to_bytes(32, "big") + s.to_bytes(32, "big")), ("trailing", signature + b"\0"), ("cut", signature[:-1]), ("padded-integer", sequence(b"\0" + plain(r), plain(s))),
    ("long-length", b"\x30\x81" + signature[1:]), ("negative", sequence(integer(ORDER_P256 - 1), plain(s))), ("r-zero", pair(0, s)), ("s-zero", pair(r, 0)), ("s-order", pair(r, ORDER_P256)), ("r-plus-order", sequence(plain(ORDER_P256 + 1), plain(s))),
    ("set", b"\x31" + signature[1:]), ("empty", b""), ("hmac-of-key", mac(OURS.encode(), str(NOW).encode(), body).digest()),
]:
    add("malformed-" + name, signed(value), "malformed_signature", reason="DER of two numbers in range and nothing else")
for name, value in [("hex", signature.hex()), ("twice", f"{signed(signature)[S]}, {signed(signature)[S]}"), ("url-safe", "-_" + signed(signature)[S][2:])]:
    add("malformed-" + name, {S: value, T: str(NOW)}, "malformed_signature", reason="base64 has one form")
point = ours.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
for name, secret in [
    ("point", b64(point)), ("hex", base64.b64decode(OURS).hex()), ("no-padding", OURS.rstrip("=")), ("half-pem", pem.split("-----END")[0]),
    ("p384", b64(ec.derive_private_key(7, ec.SECP384R1()).public_key().public_bytes(*SPKI))),
    ("ed25519", b64(ed25519.Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes(*SPKI))),
    ("off-curve", b64(base64.b64decode(OURS)[:-1] + b"\0")), ("blank", "\t"),
]:
    add("key-" + name, signed(signature), "secret_invalid", secrets=[secret], reason="a key of P-256 as SendGrid shows it, or its PEM")
