"""ClaimPort: one tag over the body, and the edges of JSON around a signature that holds."""
from cases import Cases, b64, mac

SECRET = b"claimport-secret-0123456789abcdef"
cases = Cases("claimport", "claimport", [SECRET.decode()])
add = cases.add


def signed(body, key=SECRET):
    return {"x-claimport-signature": "sha256=" + mac(key, body).hexdigest()}


def tagged(value):
    return {"x-claimport-signature": value}


# The envelope of the provider's own page, with its tag as computed once.
TAG = "7a1e882bb4c6f6c172bf50722650247220fffbf890dcfc471179ae67dfe5cb96"
THEN = 1705314600
page = b'{"id":"evt_123abc","type":"claim.created","timestamp":"2024-01-15T10:30:00Z","data":{"claim":{"id":"clm_1"}}}'
found = {"id": "evt_123abc", "type": "claim.created"}
add("valid", tagged("sha256=" + TAG), page, now=THEN, reason="the envelope of the provider's own page", **found)
add("years-later", tagged("sha256=" + TAG), page, now=1805314600, reason="the scheme signs no time", **found)
add("rotated", tagged("sha256=" + TAG), page, now=THEN, secrets=["another-secret-0123456789abcdef", SECRET.decode()], reason="any of the configured secrets", **found)
add("upper-hex", tagged("sha256=" + TAG.upper()), page, now=THEN, reason="hex has no case", **found)
add("body-touched", tagged("sha256=" + TAG), page.replace(b"clm_1", b"clm_2"), "signature_mismatch", now=THEN, reason="one byte of the body changed")
for name, value, reason in [
    ("truncated", "sha256=" + TAG[:32], "a truncated tag is never accepted"),
    ("empty-tag", "sha256=", "RUSTSEC-2024-0010 in another coat"),
    ("no-prefix", TAG, "the algorithm name is part of the header"),
    ("sha1-prefix", "sha1=94567367c99f9b2641517391d604c1dc34cf37ea", "algorithm confusion"),
]:
    add(name, tagged(value), page, "malformed_signature", now=THEN, reason=reason)
add("missing", {}, page, "missing_signature", now=THEN, reason="no header")
add("empty-secret", tagged("sha256=79abd084f411ca69d2de082eab273b2b099706ba9ba29f19480e24e30358f53d"), page, "secret_invalid", now=THEN, secrets=[""], reason="a correct HMAC under an empty key is refused")
ping = b'{"type":"webhook.test","timestamp":"2024-01-15T10:00:00Z"}'
add("test-event", tagged("sha256=bd6ded8e0414181b98ad094cb745f409815c7f84440db7fddb5fef1a59ab2567"), ping, now=THEN, type="webhook.test", reason="the registration ping has no id")

# What the envelope says.
for name, body, id, type in [
    ("numeric-id", b'{"id":42,"type":"claim.created"}', "42", "claim.created"),
    ("equal-names", b'{"id":"a","id":"b","type":"x"}', "b", "x"),
    ("null-id", b'{"id":null,"type":"x"}', None, "x"),
    ("object-id", b'{"id":{"a":1},"type":"x"}', None, "x"),
    ("empty-id", b'{"id":"","type":"x"}', None, "x"),
    ("escaped-id", b'{"id":"evt_\\u0031","type":"x"}', "evt_1", "x"),
    ("fraction-id", b'{"id":1.5,"type":"x"}', None, "x"),
    ("big-number-id", b'{"id":9007199254740993,"type":"x"}', None, "x"),
    ("array-body", b'[{"id":"a"}]', None, None),
    ("byte-order-mark", b'\xef\xbb\xbf{"id":"a","type":"x"}', "a", "x"),
    ("two-byte-order-marks", b'\xef\xbb\xbf\xef\xbb\xbf{"id":"a","type":"x"}', None, None),
    ("form", b"id=evt+1%21&type=a%2Eb&more=", "evt 1!", "a.b"),
    ("form-with-mark", b"\xef\xbb\xbfid=a&type=x", "a", "x"),
    ("form-name-twice", b"id=a&id=b&type=x", None, "x"),
    ("form-of-json", b"payload=%7B%22id%22%3A%22a%22%2C%22type%22%3A%22x%22%7D", "a", "x"),
    ("form-of-json-number", b"payload=%7B%22id%22%3A7%2C%22type%22%3A1.0%7D", "7", None),
    ("form-of-json-and-more", b"payload=%7B%22id%22%3A%22a%22%7D&id=b&type=x", "b", "x"),
    ("form-of-bad-json", b"payload=%7B%22id%22&type=x", None, "x"),
    ("form-with-space", b"id=a b&type=x", None, None),
    ("form-without-values", b"id&type", None, None),
    ("question-mark-form", b"?id=a&type=x", None, "x"),
    ("bad-utf8", b'{"id":"a\xff","type":"x"}', None, None),
    ("trailing-text", b'{"id":"a","type":"x"} x', None, None),
    ("empty-body", b"", None, None),
    ("long-type", b'{"id":"a","type":"' + b"t" * 256 + b'"}', "a", "t" * 256),
    ("too-long-type", b'{"id":"a","type":"' + b"t" * 257 + b'"}', "a", None),
    ("empty-type", b'{"id":"a","type":""}', "a", None),
    ("half-pair-name", b'{"\\ud800":1,"id":"a","type":"x"}', "a", "x"),
    ("half-pair-elsewhere", b'{"other":"\\ud800","id":"a","type":"x"}', "a", "x"),
    ("half-pair-id", b'{"id":"a\\ud83dz","type":"x"}', None, "x"),
    ("pair-in-wrong-order", b'{"id":"\\ude00\\ud83d","type":"x"}', None, "x"),
    ("half-pair-then-id", b'{"id":"\\ud800","id":"a","type":"x"}', "a", "x"),
    ("whole-pair-id", b'{"id":"\\ud83d\\ude00","type":"x"}', "\U0001f600", "x"),
    ("first-unsafe-number-id", b'{"id":9007199254740992,"type":"x"}', None, "x"),
    ("last-safe-number-id", b'{"id":-9007199254740991,"type":"x"}', "-9007199254740991", "x"),
    ("huge-number-then-id", b'{"id":1e999,"id":"a","type":"x"}', "a", "x"),
    ("negative-zero-id", b'{"id":-0,"type":"x"}', None, "x"),
    ("integer-beside-its-fraction", b'{"data":{"id":7.0},"id":7,"type":"x"}', "7", "x"),
    ("fraction-in-a-deep-document", b'{"id":7.0,"type":"x","more":' + b"[" * 9000 + b"]" * 9000 + b"}", None, "x"),
    ("control-character-in-a-name", b'{"\n":1,"id":"a","type":"x"}', None, None),
    ("form-mark-before-id", b"id=%EF%BB%BFa&type=x", "\ufeffa", "x"),
    ("nested-id-is-not-it", b'{"data":{"id":"inner"},"type":"x"}', None, "x"),
]:
    add(name, signed(body), body, id=id, type=type, reason="signed bytes are accepted; what the envelope says is a separate question")

body = b'{"id":"evt_1","type":"x"}'
tag = mac(SECRET, body).hexdigest()
for name, value in [
    ("double-prefix", "sha256=sha256=" + tag), ("upper-prefix", "SHA256=" + tag), ("space", "sha256= " + tag),
    ("twice", f"sha256={tag}, sha256={tag}"), ("extended", f"sha256={tag}00"), ("base64", "sha256=" + b64(bytes.fromhex(tag))),
    ("not-hex", "sha256=" + "g" * 64), ("only-prefix-name", "sha256"), ("sha512", "sha512=" + tag),
]:
    add(name, tagged(value), body, "malformed_signature", reason="one form and no other")
add("re-serialised", signed(body), b'{"id": "evt_1", "type": "x"}', "signature_mismatch", reason="the same JSON in other bytes")
add("blank-secret", signed(body, b"   "), body, "secret_invalid", secrets=["   "], reason="blank is empty")
add("line-break", signed(body), body, id="evt_1", type="x", secrets=[SECRET.decode() + "\n"], reason="a file's last line break is not part of the secret")
