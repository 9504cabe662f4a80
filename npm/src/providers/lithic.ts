// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Lithic. */
export const lithic: Row & { readonly name: "lithic" } = {"event_type":{"field":"event_type"},"id":{"header":"webhook-id"},"name":"lithic","secret":"whsec","signature":{"encoding":"base64","header":"webhook-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"webhook-timestamp"}}};
