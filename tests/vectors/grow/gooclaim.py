"""Gooclaim: timestamp and key are not under the signature, and checked all the same."""
from cases import NOW, Cases, headers, mac

SECRET = b"gooclaim-secret-0123456789abcdef"
cases = Cases("gooclaim", "gooclaim", [SECRET.decode()])
add = cases.add
DIGITS = "digits of a Unix second and nothing else"

# The envelope of the provider's own page, with its tag as computed once.
TAG = "ecfd8f6ee7b352302d8982a0ba1ba2126b17578256c05a8c709c8e1e700eb96b"
page = b'{"event_id":"evt_01HXYZ","event_type":"workflow.completed","tenant_id":"tnt_xyz","occurred_at":"2026-05-20T10:14:25Z","data":{"workflow_id":"wf_abc123","workflow_type":"claim-status","claim_id_hash":"sha256:0f"}}'
found = {"id": "evt_01HXYZ", "type": "workflow.completed"}


def published(**more):
    return headers({
        "x-gooclaim-event": "workflow.completed", "x-gooclaim-signature": "sha256=" + TAG,
        "x-gooclaim-timestamp": "1779272065", "x-gooclaim-idempotency-key": "idem_1",
    }, more)


add("valid", published(), page, reason="", **found)
add("bare-hex", published(x_gooclaim_signature=TAG), page, reason="the page names no prefix", **found)
add("300s", published(), page, now=NOW + 300, reason="the edge of the window is inside", **found)
add("301s", published(), page, "timestamp_too_old", now=NOW + 301, reason="older than 5 minutes")
add("future", published(), page, "timestamp_too_new", now=NOW - 301, reason="further ahead than 5 minutes")
for value in ["+1779272065", "01779272065", " 1779272065x", "-5", "1e9", "1779272065000", "", "NaN", "0x6a0d"]:
    add(f"timestamp-'{value}'", published(x_gooclaim_timestamp=value), page, "malformed_timestamp", reason=DIGITS)
add("two-timestamps", published(x_gooclaim_timestamp="1779272065, 1779272074"), page, "malformed_timestamp", reason="duplicate headers arrive joined")
add("no-timestamp", published(x_gooclaim_timestamp=None), page, "missing_timestamp", reason="the replay check cannot be skipped by leaving the header out")
add("binary-body", published(x_gooclaim_signature="sha256=63a0c4124c31fb35704d2aaebfc0685d218d4059d2e0f37faadbefbd22ffeea7"), b"\xef\xbb\xbf\xff\x00{}", reason="signatures cover bytes; the envelope is a separate question")

body = b'{"event_id":"evt_9","event_type":"workflow.started"}'
found = {"id": "evt_9", "type": "workflow.started"}


def signed(**more):
    return headers({
        "x-gooclaim-event": "workflow.started", "x-gooclaim-signature": "sha256=" + mac(SECRET, body).hexdigest(),
        "x-gooclaim-timestamp": str(NOW), "x-gooclaim-idempotency-key": "idem_9",
    }, more)


add("other-event-header", signed(x_gooclaim_event="claim.fraud_suspect"), body, reason="the signed type counts", **found)
add("no-key", signed(x_gooclaim_idempotency_key=None), body, reason="the signed event id is enough to dedupe by", **found)
add("two-keys", signed(x_gooclaim_idempotency_key="a, b"), body, "malformed_id", reason="duplicate headers arrive joined")
add("empty-key", signed(x_gooclaim_idempotency_key=""), body, "malformed_id", reason="an empty key would be everybody's key")
add("long-key", signed(x_gooclaim_idempotency_key="k" * 257), body, "malformed_id", reason="ids have a length")
add("minus-300s", signed(x_gooclaim_timestamp=str(NOW + 300)), body, reason="the edge of the window is inside, ahead too", **found)
add("old-and-forged", signed(x_gooclaim_timestamp="1"), body + b" ", "signature_mismatch", reason="the mismatch helps more than the age")
add("nothing", {}, body, "missing_signature", reason="of several that are missing the signature is named")
for value in ["1779272065.0", "0", "-0", "１７７９２７２０６５", "9999999999999", "0b1", "1_779_272_065"]:
    add(f"time-{value}", signed(x_gooclaim_timestamp=value), body, "malformed_timestamp", reason=DIGITS)
