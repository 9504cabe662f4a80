"""Signpost's own: id, time and source of a delivery that came through a gate."""
from cases import NOW, Cases, b64, headers, mac

SECRET = b"signpost-secret-0123456789abcdef"
cases = Cases("signpost", "signpost", [SECRET.decode()])
add = cases.add
body = b'{"id":"evt_1","type":"claim.created"}'


def signed(id="evt_1", at=NOW, source="claims", **more):
    tag = b64(mac(SECRET, f"{id}.{at}.{source}.".encode(), body).digest())
    return headers({"signpost-id": id, "signpost-timestamp": str(at), "signpost-source": source, "signpost-signature": "v1," + tag}, more)


add("valid", signed(), body, id="evt_1", reason="the id is the gate's; the type stays in the body")
add("other-source", signed(signpost_source="orders"), body, "signature_mismatch", reason="the source is signed")
add("other-body", signed(), body + b" ", "signature_mismatch", reason="another body")
add("id-moved", signed(id="evt_1.1"), body, "malformed_id", reason="an id holds no dot: the boundary cannot move")
add("no-id", signed(signpost_id=None), body, "missing_id", reason="the id is under the signature")
add("300s", signed(at=NOW - 300), body, id="evt_1", reason="the edge of the window is inside")
add("301s", signed(at=NOW - 301), body, "timestamp_too_old", reason="the window")
