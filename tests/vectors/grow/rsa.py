"""RSA with SHA-256 as PKCS #1 v1.5 has it: one encoding of a hash, one length of a signature."""
import hashlib

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from cases import Cases, b64, mac

# Primes of 1024 bits and more, so that the keys are the same each time.
E = 65537
SPKI = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
PEM = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def prime(seed, bits):
    """The first prime behind what a hash of the seed spells."""
    number = int.from_bytes(hashlib.shake_256(seed).digest(bits // 8), "big") | 3 << bits - 2 | 1
    while not (all(number % small for small in range(3, 2000, 2)) and all(pow(base, number - 1, number) == 1 for base in (2, 3, 5, 7)) and number % E != 1):
        number += 2
    return number


def private(name, bits=2048):
    p, q = (prime(name + letter, bits // 2) for letter in (b"p", b"q"))
    d = pow(E, -1, (p - 1) * (q - 1))
    numbers = rsa.RSAPublicNumbers(E, p * q)
    return rsa.RSAPrivateNumbers(p, q, d, rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q), numbers).private_key()


public = lambda key: b64(key.public_key().public_bytes(*SPKI))
ours, theirs, large = private(b"ours"), private(b"theirs"), private(b"large", 4096)
OURS, THEIRS = public(ours), public(theirs)
ROW = {"name": "acme-rsa", "secret": "spki", "signature": {"header": "X-Acme", "encoding": "base64", "algorithm": "rsa_sha256"}}
cases = Cases("rsa", ROW, [OURS], algorithm="rsa_sha256")
body = b'{"type":"a.b"}'
sign = lambda key=ours, hash=hashes.SHA256(), pad=padding.PKCS1v15(), body=body: key.sign(body, pad, hash)
N, BYTES = ours.public_key().public_numbers().n, 256
D = ours.private_numbers().d
INFO = bytes.fromhex("3031300d060960864801650304020105000420")


def add(name, value, code=None, reason="RFC 8017, section 8.2.2", **more):
    cases.add(name, {"x-acme": b64(value) if isinstance(value, bytes) else value}, more.pop("body", body), code, reason=reason, **more)


def forged(text):
    """What the owner of the key would sign if it encoded a hash as that text."""
    return pow(int.from_bytes(text, "big"), D, N).to_bytes(BYTES, "big")


def encoded(info=INFO, lead=b"\0\1", fill=b"\xff", gap=b"\0", hash=hashlib.sha256(body).digest(), tail=b""):
    end = gap + info + hash + tail
    return lead + fill * (BYTES - len(lead) - len(end)) + end


good = sign()
assert good == forged(encoded())
pem = ours.public_key().public_bytes(*PEM).decode()
add("valid", good)
add("4096", sign(large), secrets=[public(large)], reason="a longer key")
add("pem", good, secrets=[pem], reason="the same key in PEM")
add("pem-crlf", good, secrets=[pem.replace("\n", "\r\n")], reason="the same key in PEM from another system")
add("second-key", good, secrets=[THEIRS, OURS], reason="rotation")
add("other-key", good, "signature_mismatch", secrets=[THEIRS], reason="another key")
add("longer-key", good, "signature_mismatch", secrets=[public(large)], reason="a signature is as long as its key")
add("other-body", good, "signature_mismatch", body=body + b" ", reason="the body is signed")
add("flipped", good[:-1] + bytes([good[-1] ^ 1]), "signature_mismatch")
add("short", good[:-1], "malformed_signature", reason="shorter than any key")
add("long", b"\0" + good, "signature_mismatch", reason="a signature is as long as its key")
for number in (0, 1, N - 1, N, N + 1):
    add(f"number-{'n' if number > 1 else ''}{number - N if number > 1 else number}", number.to_bytes(BYTES, "big"), "signature_mismatch", reason="a number below the modulus that is no text")
if int.from_bytes(good, "big") + N < 1 << 2048:
    add("plus-n", (int.from_bytes(good, "big") + N).to_bytes(BYTES, "big"), "signature_mismatch", reason="the same number modulo n, and not the same signature")
for name, text in [
    ("no-null", encoded(info=bytes.fromhex("302f300b0609608648016503040201" + "0420"))), ("no-info", encoded(info=b"")), ("sha1-info", encoded(info=bytes.fromhex("3021300906052b0e03021a05000414"), hash=hashlib.sha1(body).digest())),
    ("short-fill", b"\0\1" + b"\xff" * 8 + b"\0" + INFO + hashlib.sha256(body).digest() + bytes(BYTES - 8 - 3 - 19 - 32)), ("tail", encoded(tail=b"\0" * 8)), ("other-fill", encoded(fill=b"\xfe")), ("type-2", encoded(lead=b"\0\2")), ("type-0", encoded(lead=b"\0\0")),
    ("no-gap", encoded(gap=b"")), ("other-hash", encoded(hash=bytes(32))), ("long-length", encoded(info=bytes.fromhex("308131300d060960864801650304020105000420"))),
]:
    add(f"encoded-{name}", forged(text), "signature_mismatch", reason="a hash has one encoding, which is compared and not parsed")
add("pss", sign(pad=padding.PSS(padding.MGF1(hashes.SHA256()), 0)), "signature_mismatch", reason="the row's padding, and no other")
for name, hash in [("sha1", hashes.SHA1()), ("sha512", hashes.SHA512())]:
    add(name, sign(hash=hash), "signature_mismatch", reason="the row's hash, and no other")
add("hmac-of-key", mac(OURS.encode(), body).digest(), "malformed_signature", reason="an HMAC under the public key")
add("hex", good.hex(), "signature_mismatch", reason="hexadecimal digits are base64 of something else")
for name, value in [("twice", f"{b64(good)}, {b64(good)}"), ("empty", ""), ("long-text", b64(bytes(513)))]:
    add(f"malformed-{name}", value, "malformed_signature", reason="base64 has one form, and no key is longer than 512 bytes")
cases.add("missing", {}, body, "missing_signature", reason="nothing to verify")
der = ours.public_key().public_bytes(*SPKI)
modulus = der.index(N.to_bytes(BYTES, "big"))
with_exponent = lambda e: b64(rsa.RSAPublicNumbers(e, N).public_key().public_bytes(*SPKI))
pkcs1 = ours.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.PKCS1)
add("exponent-3", good, "signature_mismatch", secrets=[with_exponent(3)], reason="another exponent is another key")
for name, secret in [
    ("1024", public(private(b"small", 1024))), ("2040", public(private(b"less", 2040))), ("p256", b64(ec.derive_private_key(7, ec.SECP256R1()).public_key().public_bytes(*SPKI))), ("pkcs1", b64(pkcs1)), ("trailing", b64(der + b"\0")), ("cut", b64(der[:-1])),
    ("even-modulus", b64(der[:modulus + BYTES - 1] + b"\0" + der[modulus + BYTES:])), ("exponent-1", b64(der[:-3] + b"\0\0\1")), ("exponent-even", b64(der[:-1] + b"\0")), ("negative", b64(der[:modulus - 1] + b"\1" + der[modulus:])[:-4]),
    ("private", b64(ours.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))), ("pss-oid", b64(der.replace(bytes.fromhex("2a864886f70d010101"), bytes.fromhex("2a864886f70d01010a")))), ("blank", "\t"), ("text", "not a key"),
]:
    add(f"key-{name}", good, "secret_invalid", secrets=[secret], reason="a SubjectPublicKeyInfo of RSA, of 2048 to 4096 bits")
