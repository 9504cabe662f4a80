// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Zendesk. */
export const zendesk: Row & { readonly name: "zendesk" } = {"event_type":{"field":"type"},"id":{"header":"X-Zendesk-Webhook-Invocation-Id"},"name":"zendesk","signature":{"encoding":"base64","header":"X-Zendesk-Webhook-Signature","signed":"{timestamp}{body}"},"timestamp":{"from":{"header":"X-Zendesk-Webhook-Signature-Timestamp"},"unit":"iso8601"}};
