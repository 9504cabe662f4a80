// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Gooclaim. */
export const gooclaim: Row & { readonly name: "gooclaim" } = {"event_type":{"field":"event_type"},"extra":{"event_type":"X-Gooclaim-Event","idempotency_key":"X-Gooclaim-Idempotency-Key"},"id":{"field":"event_id"},"name":"gooclaim","signature":{"encoding":"hex","header":"X-Gooclaim-Signature","layout":{"value":{"prefix":"sha256=","prefix_optional":true}}},"timestamp":{"from":{"header":"X-Gooclaim-Timestamp"}}};
