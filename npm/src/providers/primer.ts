// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Primer. */
export const primer: Row & { readonly name: "primer" } = {"event_type":{"field":"eventType"},"name":"primer","signature":{"any_header":true,"encoding":"base64","header":["X-Signature-Primary","X-Signature-Secondary"]}};
