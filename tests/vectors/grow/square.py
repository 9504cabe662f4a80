"""Square signs its own URL in front of the body."""
from cases import Cases, b64, mac

SECRET = b"square-signature-key-01"
URL = "https://hooks.example.com/in/square"
SIGNATURE = "x-square-hmacsha256-signature"
cases = Cases("square", "square", [SECRET.decode()], url=URL, method="POST")
add = cases.add

body = b'{"merchant_id":"M1","type":"payment.updated","event_id":"6a8f5f28-54a1-4eb0-a98a-3111513fd4fc","data":{}}'
found = {"id": "6a8f5f28-54a1-4eb0-a98a-3111513fd4fc", "type": "payment.updated"}


def signed(url):
    return {SIGNATURE: b64(mac(SECRET, url.encode(), body).digest())}


valid = signed(URL)
tag = valid[SIGNATURE]
add("published", {SIGNATURE: "2kRE5qRU2tR+tBGlDwMEw2avJ7QM4ikPYD/PJ3bd9Og="}, b'{"hello":"world"}', secrets=["asdf1234"], url="https://example.com/webhook", reason="the sample of Square's own documentation")
add("valid", valid, body, reason="URL and body", **found)
for name, url in [("query", URL + "?store=7"), ("escapes", URL + "?a=%2F%3A%20"), ("root", "https://hooks.example.com/"), ("bare-host", "https://hooks.example.com")]:
    add("url-" + name, signed(url), body, url=url, reason="the URL is signed as it stands", **found)
for name, url in [("slash", URL + "/"), ("http", URL.replace("https", "http")), ("query", URL + "?a=1"), ("other-host", URL.replace("hooks", "www")), ("upper", URL.replace("hooks", "HOOKS"))]:
    add("other-url-" + name, valid, body, "signature_mismatch", url=url, reason="signed for another URL")
add("url-into-body", valid, b"square" + body, "signature_mismatch", url=URL[: -len("square")] + "x", reason="the URL is the receiver's own, so its boundary cannot be moved")
add("no-url", valid, body, "missing_url", url=None, method=None, reason="a receiver that does not know its URL cannot verify")
add("no-url-no-signature", {}, body, "missing_url", url=None, method=None, reason="what the receiver lacks helps most")
add("body-only", {SIGNATURE: b64(mac(SECRET, body).digest())}, body, "signature_mismatch", reason="the body alone is not what is signed")
add("sha1-header", {"x-square-signature": tag}, body, "missing_signature", reason="the old header is not a fallback")
for name, value in [("hex", mac(SECRET, URL.encode(), body).hexdigest()), ("twice", f"{tag}, {tag}"), ("no-padding", tag.rstrip("=")), ("space", " " + tag[:20] + " " + tag[20:])]:
    add(name, {SIGNATURE: value}, body, "malformed_signature", reason="one base64 tag and nothing else")
