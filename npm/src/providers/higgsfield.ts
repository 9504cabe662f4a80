// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Higgsfield. */
export const higgsfield: Row & { readonly name: "higgsfield" } = {"id":{"header":"webhook-id"},"name":"higgsfield","secret":"whsec","signature":{"encoding":"base64","header":"webhook-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"webhook-timestamp"}}};
