// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Increase. */
export const increase: Row & { readonly name: "increase" } = {"event_type":{"field":"category"},"id":{"header":"webhook-id"},"name":"increase","secret":"whsec","signature":{"encoding":"base64","header":"webhook-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"webhook-timestamp"}}};
