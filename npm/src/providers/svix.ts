// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Svix. */
export const svix: Row & { readonly name: "svix" } = {"event_type":{"field":"type"},"id":{"header":["svix-id","webhook-id"]},"name":"svix","secret":"whsec","signature":{"encoding":"base64","header":["svix-signature","webhook-signature"],"layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":["svix-timestamp","webhook-timestamp"]}}};
