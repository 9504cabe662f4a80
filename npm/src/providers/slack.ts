// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Slack. */
export const slack: Row & { readonly name: "slack" } = {"event_type":{"field":"event.type"},"handshake":{"echo_field":{"echo":"challenge","equals":"url_verification","field":"type"}},"id":{"field":"event_id"},"name":"slack","signature":{"encoding":"hex","header":"X-Slack-Signature","layout":{"value":{"prefix":"v0="}},"signed":"v0:{timestamp}:{body}"},"timestamp":{"from":{"header":"X-Slack-Request-Timestamp"}}};
