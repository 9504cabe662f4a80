// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Polar. */
export const polar: Row & { readonly name: "polar" } = {"event_type":{"field":"type"},"id":{"header":"webhook-id"},"name":"polar","signature":{"encoding":"base64","header":"webhook-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"webhook-timestamp"}}};
