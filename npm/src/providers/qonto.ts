// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Qonto. */
export const qonto: Row & { readonly name: "qonto" } = {"name":"qonto","signature":{"encoding":"hex","header":"X-Qonto-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
