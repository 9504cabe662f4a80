// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Affirm. */
export const affirm: Row & { readonly name: "affirm" } = {"name":"affirm","signature":{"algorithm":"hmac_sha512","encoding":"hex","header":"X-Affirm-Signature","layout":{"list":{"assign":"=","separator":",","version":"v0"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
