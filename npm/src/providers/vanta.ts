// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Vanta. */
export const vanta: Row & { readonly name: "vanta" } = {"id":{"header":"svix-id"},"name":"vanta","secret":"whsec","signature":{"encoding":"base64","header":"svix-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"svix-timestamp"}}};
