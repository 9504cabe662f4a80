"""HubSpot v3: method, URL, body, time in milliseconds."""
import hashlib

from cases import NOW, Cases, b64, headers, mac

SECRET = b"hubspot-client-secret-0123456789"
URL, MS = "https://hooks.example.com/in/hubspot?portal=62515", NOW * 1000 + 999
SIGNATURE, TIME = "x-hubspot-signature-v3", "x-hubspot-request-timestamp"
cases = Cases("hubspot", "hubspot", [SECRET.decode()], url=URL, method="POST")
body = b'[{"eventId":1,"subscriptionId":12345,"portalId":62515,"attemptNumber":0,"objectId":123}]'


def signed(url=URL, at=MS, method="POST", **more):
    tag = b64(mac(SECRET, f"{method}{url}".encode(), body, str(at).encode()).digest())
    return headers({SIGNATURE: tag, TIME: str(at)}, more)


def add(name, headers, code=None, body=body, **more):
    cases.add(name, headers, body, code, **more)


add("published", {SIGNATURE: "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=", TIME: "1693657560000"}, body=b"{'example_field':'example_value'}", secrets=["yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy"], url="https://www.example.com/webhook_uri", now=1693657560, reason="the test of HubSpot's own Python library")
add("valid", signed(), reason="a list has no id and no type")
add("300s", signed(at=MS - 300_000), reason="the edge of the window is inside")
add("301s", signed(at=MS - 301_000), "timestamp_too_old", reason="the window, in milliseconds")
add("ahead-301s", signed(at=MS + 301_000), "timestamp_too_new", reason="the window, ahead")
add("seconds", signed(at=NOW), "timestamp_too_old", reason="a time in seconds is one of January 1970 in milliseconds")
add("moved-time", signed(x_hubspot_request_timestamp=str(MS + 1)), "signature_mismatch", reason="the time is signed")
add("digit-into-body", signed(x_hubspot_request_timestamp=str(MS)[1:]), "timestamp_too_old", body=body + str(MS)[:1].encode(), reason="the tag fits a moved boundary, the time does not")
add("no-time", signed(x_hubspot_request_timestamp=None), "missing_timestamp", reason="the time is the defence against replays")
add("two-times", signed(x_hubspot_request_timestamp=f"{MS}, {MS}"), "malformed_timestamp", reason="duplicate headers arrive joined")
add("put", signed(method="PUT"), "signature_mismatch", reason="the method is signed")
add("lower-method", signed(method="post"), "signature_mismatch", reason="as it is on the wire")
add("other-url", signed(url=URL + "&x"), "signature_mismatch", reason="signed for another URL")
add("escaped", signed(url="https://hooks.example.com/in?to=a:b"), "signature_mismatch", url="https://hooks.example.com/in?to=a%3Ab", reason="nothing is decoded: the URL is written as it is signed")
add("v2", {"x-hubspot-signature": hashlib.sha256(SECRET + body).hexdigest(), "x-hubspot-signature-version": "v2"}, "missing_signature", reason="older signatures are not a fallback")
add("no-url", signed(), "missing_url", url=None, method=None, reason="before the method")
add("no-method", signed(), "missing_method", method=None, reason="a receiver that does not say what it was asked cannot verify")
add("twice", signed(x_hubspot_signature_v3=signed()[SIGNATURE] * 2), "malformed_signature", reason="one tag")
