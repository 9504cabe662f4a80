// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Mux. */
export const mux: Row & { readonly name: "mux" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"mux","signature":{"encoding":"hex","header":"Mux-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
