// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Clerk. */
export const clerk: Row & { readonly name: "clerk" } = {"event_type":{"field":"type"},"id":{"header":"svix-id"},"name":"clerk","secret":"whsec","signature":{"encoding":"base64","header":"svix-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"svix-timestamp"}}};
