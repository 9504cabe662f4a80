// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** ClaimPort. */
export const claimport: Row & { readonly name: "claimport" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"claimport","ping":{"event_type":"webhook.test","status":200},"signature":{"encoding":"hex","header":"X-ClaimPort-Signature","layout":{"value":{"prefix":"sha256="}}}};
