// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Finch. */
export const finch: Row & { readonly name: "finch" } = {"event_type":{"field":"event_type"},"id":{"header":"Finch-Event-Id"},"name":"finch","secret":"whsec","signature":{"encoding":"base64","header":"Finch-Signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"Finch-Timestamp"}}};
