// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Stytch. */
export const stytch: Row & { readonly name: "stytch" } = {"event_type":{"field":"event_type"},"id":{"header":"svix-id"},"name":"stytch","secret":"whsec","signature":{"encoding":"base64","header":"svix-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"svix-timestamp"}}};
