// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Replicate. */
export const replicate: Row & { readonly name: "replicate" } = {"event_type":{"field":"status"},"id":{"header":"webhook-id"},"name":"replicate","secret":"whsec","signature":{"encoding":"base64","header":"webhook-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"webhook-timestamp"}}};
