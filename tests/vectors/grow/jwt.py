"""A signature that is a JSON Web Token: bound to the body by claims, under each algorithm that tokens have."""
import base64, hashlib, hmac, json

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, utils

import rsa
from cases import NOW, Cases, b64

url64 = lambda value: base64.urlsafe_b64encode(value).decode().rstrip("=")
digest = lambda value: hashlib.sha256(value).digest()
KEY = b"jwt-secret-0123456789abcdef0123456789"
body, URL = '{"type":"a.b","text":"é"}'.encode(), "https://a.example/in?x=1"
SPKI = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
p256, ed = ec.derive_private_key(0x5EED, ec.SECP256R1()), ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
spki = lambda key: b64(key.public_key().public_bytes(*SPKI))


def raw(signature):
    return b"".join(number.to_bytes(32, "big") for number in utils.decode_dss_signature(signature))


SIGN = {
    "HS256": lambda text, key=KEY: hmac.new(key, text, hashlib.sha256).digest(),
    "HS512": lambda text: hmac.new(KEY, text, hashlib.sha512).digest(),
    "RS256": lambda text: rsa.ours.sign(text, padding.PKCS1v15(), hashes.SHA256()),
    "ES256": lambda text: raw(p256.sign(text, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))),
    "EdDSA": ed.sign,
}
ROWS = {
    "HS256": ("hmac_sha256", "utf8", KEY.decode()), "HS512": ("hmac_sha512", "utf8", KEY.decode()), "RS256": ("rsa_sha256", "spki", rsa.OURS),
    "ES256": ("ecdsa_p256_sha256", "spki", spki(p256)), "EdDSA": ("ed25519", "spki", spki(ed)),
}
CLAIMS = {"iss": "Acme", "hash": hashlib.sha256(body).hexdigest(), "iat": NOW}


def row(algorithm="HS256", jwt={"iss": "Acme", "hash": "{sha256:body}"}, **more):
    name, secret, _ = ROWS[algorithm]
    signature = {"header": "X-Acme-Token", "encoding": "base64_url", "algorithm": name, "jwt": jwt} | more.pop("signature", {})
    return {"name": "acme-jwt", "secret": secret, "signature": signature, "timestamp": {"from": {"claim": "iat"}, "tolerance": "5m"}, "event_type": {"field": "type"}} | more


def token(claims=CLAIMS, header={}, sign="HS256", without=(), **more):
    """The token, and what it says as text or as JSON."""
    claims = claims if isinstance(claims, (str, bytes)) else json.dumps({name: value for name, value in (claims | more).items() if name not in without})
    header = header if isinstance(header, str) else json.dumps({"alg": sign, "typ": "JWT"} | header)
    text = ".".join(url64(part.encode() if isinstance(part, str) else part) for part in (header, claims))
    return f"{text}.{url64(SIGN[sign](text.encode()))}"


cases = Cases("jwt", row(), [KEY.decode()])


def add(name, value, code=None, body=body, reason="", **more):
    algorithm = more.pop("sign", "HS256")
    provider = more.pop("provider", row(algorithm))
    said = provider["signature"]["algorithm"]
    headers = more.pop("headers", {"x-acme-token": value})
    kind = more.pop("type", "a.b")
    cases.add(name, headers, body, code, type=None if code else kind, provider=provider, reason=reason, secrets=more.pop("secrets", [ROWS[algorithm][2]]), algorithm=None if said == "hmac_sha256" else said, **more)


for sign in SIGN:
    low = sign.lower()
    good = token(sign=sign)
    add(f"{low}-valid", good, sign=sign, reason="RFC 7515, RFC 7518")
    add(f"{low}-other-body", good, "signature_mismatch", sign=sign, body=body + b" ", reason="the hash is of another body")
    add(f"{low}-other-claims", good.split(".")[0] + "." + token(sign=sign, more=1).split(".")[1] + "." + good.split(".")[2], "signature_mismatch", sign=sign, reason="the payload is signed")
    add(f"{low}-none", token(sign=sign, header={"alg": "none"}), "malformed_signature", sign=sign, reason="the row's algorithm, and no other")
    add(f"{low}-no-signature", token(header={"alg": "none"}).rsplit(".", 1)[0] + ".", "malformed_signature", sign=sign, reason="an unsecured token")
    add(f"{low}-stripped", good.rsplit(".", 1)[0] + ".", "malformed_signature", sign=sign, reason="a signature of nothing")
    other = "HS512" if sign != "HS512" else "HS256"
    add(f"{low}-other-algorithm", token(sign=sign, header={"alg": other}), "malformed_signature", sign=sign, reason="what the header says is not followed")
for sign in ("RS256", "ES256", "EdDSA"):
    text = token(sign="HS256").rsplit(".", 1)[0]
    key = ROWS[sign][2].encode()
    add(f"{sign.lower()}-hmac-of-key", f"{text}.{url64(SIGN['HS256'](text.encode(), key))}", "malformed_signature", sign=sign, reason="an HMAC under the public key, as HS256")
    header = token(sign=sign).rsplit(".", 1)[0]
    add(f"{sign.lower()}-hmac-of-key-renamed", f"{header}.{url64(SIGN['HS256'](header.encode(), key))}", "signature_mismatch", sign=sign, reason="an HMAC under the public key, under the row's own name")
text = token(sign="ES256").rsplit(".", 1)[0]
add("es256-der", f"{text}.{url64(p256.sign(text.encode(), ec.ECDSA(hashes.SHA256(), deterministic_signing=True)))}", "signature_mismatch", sign="ES256", reason="RFC 7518 has two numbers and no DER")
add("other-secret", token(), "signature_mismatch", secrets=["another-secret-0123456789abcdef01"], reason="another secret")
add("second-secret", token(), secrets=["another-secret-0123456789abcdef01", KEY.decode()], reason="rotation")

# Claims.
add("no-hash", token(without=["hash"]), "signature_mismatch", reason="a token that binds no body is for any")
add("no-issuer", token(without=["iss"]), "signature_mismatch", reason="a claim that is absent is wrong")
add("other-issuer", token(iss="acme"), "signature_mismatch", reason="claims are compared letter by letter")
add("hash-upper", token(hash=CLAIMS["hash"].upper()), "signature_mismatch", reason="a claim has one form")
for value in (None, True, 1, ["Acme"], {"Acme": 1}, ""):
    add(f"issuer-{json.dumps(value)}", token(iss=value), "signature_mismatch", reason="a claim is text")
more = {"n": -1.5e9, "list": [{"hash": "]}"}, 1], "deep": {"iss": "x"}, "null": None, "t": True}
add("more-claims", token(CLAIMS | more), reason="other claims are nobody's business")
add("escaped", token(json.dumps(CLAIMS).replace('"Acme"', '"\\u0041c\\u006de"').replace('"hash"', ' "\\u0068ash" ')), reason="JSON has several spellings of one text")
for name, claims in [("twice", json.dumps(CLAIMS)[:-1] + ', "iss": "Acme"}'), ("twice-escaped", json.dumps(CLAIMS)[:-1] + ', "\\u0069ss": "Evil"}')]:
    add(name, token(claims), "malformed_signature", reason="which of the two is meant")
for name, claims in [("list", f"[{json.dumps(CLAIMS)}]"), ("trailing", json.dumps(CLAIMS) + "x"), ("empty", ""), ("no-utf8", b'{"iss":"\xff"}'), ("cut", json.dumps(CLAIMS)[:-1]), ("control", '{"a":"\n"}')]:
    add(f"claims-{name}", token(claims), "malformed_signature", reason="the payload is an object")
for name, jwt, claims in [
    ("base64", "{sha256_base64:body}", b64(digest(body))), ("base64url", "{sha256_base64url:body}", url64(digest(body))),
    ("base64url-padded", "{sha256_base64url:body}", url64(digest(body)) + "="), ("base64url-as-base64", "{sha256_base64:body}", url64(digest(body))),
]:
    code = "signature_mismatch" if name == "base64url-as-base64" else None
    add(f"hash-{name}", token(hash=claims), code, provider=row(jwt={"hash": jwt}), reason="the encoding is the row's word")
bound = {"hash": "{sha256:body}", "url": "{url}", "url_hash": "{sha256:url}", "kind": "{json:type}"}
claims = CLAIMS | {"url": URL, "url_hash": hashlib.sha256(URL.encode()).hexdigest(), "kind": "a.b"}
add("url", token(claims), provider=row(jwt=bound), url=URL, method="POST", reason="the URL, its hash, and a field")
add("other-url", token(claims), "signature_mismatch", provider=row(jwt=bound), url=URL + "2", method="POST", reason="another URL")
add("other-url-hash", token(claims | {"url_hash": "0" * 64}), "signature_mismatch", provider=row(jwt=bound), url=URL, method="POST", reason="another URL")
add("other-field", token(claims | {"kind": "a.c"}), "signature_mismatch", provider=row(jwt=bound), url=URL, method="POST", reason="another field")
add("no-url", token(claims), "missing_url", provider=row(jwt=bound), reason="the receiver was not told it")

# Header.
add("header-crit", token(header={"crit": ["exp"]}), "malformed_signature", reason="RFC 7515: what must be understood and is not")
add("header-more", token(header={"kid": "k1", "jku": "https://evil.example/keys", "jwk": {"k": "x"}, "x5u": "https://evil.example"}), reason="no key is looked up for a token")
add("header-alg-number", token(header={"alg": 256}), "malformed_signature", reason="no name of an algorithm")
add("header-alg-lower", token(header={"alg": "hs256"}), "malformed_signature", reason="names have one case")
add("header-no-alg", token(header='{"typ":"JWT"}'), "malformed_signature", reason="no name of an algorithm")
add("header-alg-twice", token(header='{"alg":"HS256","alg":"none"}'), "malformed_signature", reason="which of the two is meant")

# Form.
good = token()
for name, value in [
    ("two-parts", good.rsplit(".", 1)[0]), ("four-parts", good + ".x"), ("empty-parts", ".."), ("padded", good + "="), ("base64", good[:-3] + "+/A"), ("blank", good.replace(".", ". ", 1)),
    ("sent-twice", f"{good}, {good}"), ("bearer", f"Bearer {good}"), ("last-bits", good[:-1] + chr(ord(good[-1]) + 1)),
]:
    add(f"form-{name}", value, "malformed_signature", reason="three parts in base64url, and nothing else")
add("missing", None, "missing_signature", headers={}, reason="nothing to verify")
bearer = row(signature={"layout": {"value": {"prefix": "Bearer "}}})
add("prefix", f"Bearer {good}", provider=bearer, reason="behind a prefix")
add("prefix-missing", good, "malformed_signature", provider=bearer, reason="without its prefix")
whole = row("RS256", {}, signature={"from": "body"})
del whole["signature"]["header"], whole["timestamp"], whole["event_type"]
add("body", None, sign="RS256", provider=whole, headers={}, body=token({"data": "x"}, sign="RS256").encode(), type=None, reason="the body is the token")
spoilt = token({"data": "y"}, sign="RS256").rsplit(".", 1)[0] + "." + token({"data": "x"}, sign="RS256").rsplit(".", 1)[1]
add("body-spoilt", None, "signature_mismatch", sign="RS256", provider=whole, headers={}, body=spoilt.encode(), reason="another payload")
add("body-line-break", None, "malformed_signature", sign="RS256", provider=whole, headers={}, body=token({"data": "x"}, sign="RS256").encode() + b"\n", reason="the body is the token and nothing else")
add("body-expired", None, "timestamp_too_old", sign="RS256", provider=whole, headers={}, body=token({"exp": NOW - 61}, sign="RS256").encode(), reason="a minute for the clocks, where a row has no time")
add("body-not-expired", None, sign="RS256", provider=whole, headers={}, body=token({"exp": 4102444800, "nbf": NOW + 60}, sign="RS256").encode(), type=None, reason="not yet, and within a minute of its beginning")

# Times.
for name, claims, code in [
    ("300s", {"iat": NOW - 300}, None), ("301s", {"iat": NOW - 301}, "timestamp_too_old"), ("ahead", {"iat": NOW + 300}, None), ("301s-ahead", {"iat": NOW + 301}, "timestamp_too_new"),
    ("fraction", {"iat": NOW + 0.5}, None), ("no-iat", {"iat": None}, "malformed_timestamp"), ("iat-text", {"iat": str(NOW)}, "malformed_timestamp"), ("iat-negative", {"iat": -1}, "malformed_timestamp"),
    ("iat-exponent", {"iat": 1e30}, "malformed_timestamp"), ("expired", {"exp": NOW - 301}, "timestamp_too_old"), ("expired-within", {"exp": NOW - 300}, None), ("long-lived", {"exp": NOW * 10}, None),
    ("early", {"nbf": NOW + 301}, "timestamp_too_new"), ("early-within", {"nbf": NOW + 300}, None), ("long-begun", {"nbf": 1}, None), ("exp-text", {"exp": "soon"}, "malformed_timestamp"), ("nbf-null", {"nbf": None}, "malformed_timestamp"),
]:
    add(f"time-{name}", token(CLAIMS | claims), code, reason="iat on both sides, exp and nbf on theirs, within the tolerance")
add("time-missing", token(without=["iat"]), "missing_timestamp", reason="the row's time")
add("time-forged", token(iat=NOW - 9999)[:-4] + "AAAA", "signature_mismatch", reason="the time of a token that nobody signed says nothing")
