// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Brex. */
export const brex: Row & { readonly name: "brex" } = {"event_type":{"field":"event_type"},"id":{"header":["webhook-id","svix-id"]},"name":"brex","secret":"whsec","signature":{"encoding":"base64","header":["webhook-signature","svix-signature"],"layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":["webhook-timestamp","svix-timestamp"]}}};
