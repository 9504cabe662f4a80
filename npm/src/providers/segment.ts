// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Segment. */
export const segment: Row & { readonly name: "segment" } = {"event_type":{"field":"type"},"id":{"field":"messageId"},"name":"segment","signature":{"algorithm":"hmac_sha1","encoding":"hex","header":"X-Signature","weak":["sha1"]}};
