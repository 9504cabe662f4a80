// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Resend. */
export const resend: Row & { readonly name: "resend" } = {"event_type":{"field":"type"},"id":{"header":"svix-id"},"name":"resend","secret":"whsec","signature":{"encoding":"base64","header":"svix-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"svix-timestamp"}}};
