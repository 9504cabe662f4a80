// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Fathom. */
export const fathom: Row & { readonly name: "fathom" } = {"id":{"header":["webhook-id","svix-id"]},"name":"fathom","secret":"whsec","signature":{"encoding":"base64","header":["webhook-signature","svix-signature"],"layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":["webhook-timestamp","svix-timestamp"]}}};
