// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** 8x8 JaaS. */
export const jaas8x8: Row & { readonly name: "jaas-8x8" } = {"event_type":{"field":"eventType"},"id":{"field":"idempotencyKey"},"name":"jaas-8x8","signature":{"encoding":"base64","header":"X-Jaas-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
