// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** ShipBob. */
export const shipbob: Row & { readonly name: "shipbob" } = {"event_type":{"header":"X-Webhook-Topic"},"id":{"header":"webhook-id"},"name":"shipbob","secret":"whsec","signature":{"encoding":"base64","header":"webhook-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"webhook-timestamp"}}};
