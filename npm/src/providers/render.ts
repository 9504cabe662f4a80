// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Render. */
export const render: Row & { readonly name: "render" } = {"event_type":{"field":"type"},"id":{"header":"webhook-id"},"name":"render","secret":"whsec","signature":{"encoding":"base64","header":"webhook-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"webhook-timestamp"}}};
