// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Chatwoot. */
export const chatwoot: Row & { readonly name: "chatwoot" } = {"event_type":{"field":"event"},"id":{"header":"X-Chatwoot-Delivery"},"name":"chatwoot","signature":{"encoding":"hex","header":"X-Chatwoot-Signature","layout":{"value":{"prefix":"sha256="}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"header":"X-Chatwoot-Timestamp"}}};
