// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Shippo. */
export const shippo: Row & { readonly name: "shippo" } = {"event_type":{"field":"event"},"name":"shippo","signature":{"encoding":"hex","header":"Shippo-Auth-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
