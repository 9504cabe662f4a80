// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Telnyx. */
export const telnyx: Row & { readonly name: "telnyx" } = {"event_type":{"field":"data.event_type"},"id":{"field":"data.id"},"name":"telnyx","secret":"whsec","signature":{"algorithm":"ed25519","encoding":"base64","header":"telnyx-signature-ed25519","signed":"{timestamp}|{body}"},"timestamp":{"from":{"header":"telnyx-timestamp"}}};
