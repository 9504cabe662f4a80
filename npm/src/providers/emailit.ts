// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Emailit. */
export const emailit: Row & { readonly name: "emailit" } = {"event_type":{"field":"type"},"name":"emailit","signature":{"encoding":"hex","header":"X-Emailit-Signature","signed":"{timestamp}.{body}"},"timestamp":{"from":{"header":"X-Emailit-Timestamp"}}};
