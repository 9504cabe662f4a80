"""Slack: version, time and body under one tag."""
from cases import NOW, Cases, mac

SECRET = b"slack-secret-0123456789"
cases = Cases("slack", "slack", [SECRET.decode()])
add = cases.add

published = {"x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", "x-slack-request-timestamp": "1531420618"}
command = b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
add("docs", published, command, secrets=["8f742231b10e8888abcd99yyyzzz85a5"], now=1531420618, reason="published by Slack")

body = b'{"event_id":"Ev1","event":{"type":"message"},"type":"event_callback"}'
signed = {"x-slack-signature": "v0=" + mac(SECRET, f"v0:{NOW}:".encode(), body).hexdigest(), "x-slack-request-timestamp": str(NOW)}
add("event", signed, body, id="Ev1", type="message", reason="the type is nested")
add("moved-time", signed | {"x-slack-request-timestamp": str(NOW + 1)}, body, "signature_mismatch", reason="the time is signed")
