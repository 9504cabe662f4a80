"""Stripe: a list of a time and entries, and the time is signed."""
from cases import NOW, Cases, mac

SECRET = b"whsec_stripe-secret-0123"
cases = Cases("stripe", "stripe", [SECRET.decode()])
add = cases.add

published = {"stripe-signature": "t=1614265330,v1=af4ead0627a34a8cca29808e8de9ada8e41a92e6237c63cef6eacf51d36cca34"}
add("header", published, b'{\n  "id": "evt_test_webhook",\n  "object": "event"\n}', id="evt_test_webhook", secrets=["whsec_test_secret"], now=1614265330, reason="computed for this file; the header has the form that Stripe documents")

body = b'{"id":"evt_s","type":"charge.succeeded"}'
tag = mac(SECRET, f"{NOW}.".encode(), body).hexdigest()
for name, value, code in [
    ("valid", f"t={NOW},v1={tag}", None), ("v0-ignored", f"t={NOW},v0={'0' * 64},v1={tag}", None),
    ("order", f"v1={tag},t={NOW}", None), ("two-v1", f"t={NOW},v1={'0' * 64},v1={tag}", None),
    ("no-time", f"v1={tag}", "missing_timestamp"), ("two-times", f"t={NOW},t=1,v1={tag}", "malformed_timestamp"),
    ("only-v0", f"t={NOW},v0={tag}", "malformed_signature"), ("other-time", f"t={NOW - 1},v1={tag}", "signature_mismatch"),
    ("bare", tag, "missing_timestamp"), ("joined", f"t={NOW},v1={tag}, t={NOW},v1={tag}", "malformed_signature"),
]:
    found = {} if code else {"id": "evt_s", "type": "charge.succeeded"}
    add(name, {"stripe-signature": value}, body, code, reason="docs.stripe.com/webhooks, the form of the header", **found)
add("old", {"stripe-signature": f"t={NOW},v1={tag}"}, body, "timestamp_too_old", now=NOW + 301, reason="the tolerance is never skipped")
