// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Whereby. */
export const whereby: Row & { readonly name: "whereby" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"whereby","signature":{"encoding":"hex","header":"Whereby-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
