// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Billit. */
export const billit: Row & { readonly name: "billit" } = {"name":"billit","signature":{"encoding":"hex","header":"Billit-Signature","layout":{"list":{"assign":"=","separator":",","version":"s"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
