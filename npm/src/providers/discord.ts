// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Discord. */
export const discord: Row & { readonly name: "discord" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"discord","ping":{"event_type":"0","status":204},"secret":"hex","signature":{"algorithm":"ed25519","encoding":"hex","header":"X-Signature-Ed25519","signed":"{timestamp}{body}"},"timestamp":{"from":{"header":"X-Signature-Timestamp"}}};
