"""GitHub: one tag over the body; id and type only in headers that nobody signs."""
import hashlib, hmac

from cases import Cases, mac

SECRET = b"github-secret-0123456789"
cases = Cases("github", "github", [SECRET.decode()])
add = cases.add

published = {"x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"}
add("docs", published, b"Hello, World!", secrets=["It's a Secret to Everybody"], reason="published by GitHub")

body = b'{"ref":"refs/heads/main"}'
signed = {"x-hub-signature-256": "sha256=" + mac(SECRET, body).hexdigest()}
add("with-id", signed | {"x-github-delivery": "72d3162e", "x-github-event": "push"}, body, id="72d3162e", type="push", reason="id and type from headers, not signed")
for name, type, told in [("empty", "", None), ("longest", "t" * 256, "t" * 256), ("too-long", "t" * 257, None)]:
    add(name + "-type", signed | {"x-github-event": type}, body, type=told, reason="a type is 1 to 256 bytes, in a header as in a body")
add("two-ids", signed | {"x-github-delivery": "a, b"}, body, "malformed_id", reason="duplicate headers arrive joined")
add("sha1-header", {"x-hub-signature": "sha1=" + hmac.new(SECRET, body, hashlib.sha1).hexdigest()}, body, "missing_signature", reason="the old header is not a fallback")
