// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Loops. */
export const loops: Row & { readonly name: "loops" } = {"event_type":{"field":"eventName"},"id":{"header":"webhook-id"},"name":"loops","secret":"whsec","signature":{"encoding":"base64","header":"webhook-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"webhook-timestamp"}}};
