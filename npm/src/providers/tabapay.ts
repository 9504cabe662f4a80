// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** TabaPay. */
export const tabapay: Row & { readonly name: "tabapay" } = {"id":{"header":"Idempotency-Key"},"name":"tabapay","signature":{"encoding":"hex","header":"X-HMAC-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
