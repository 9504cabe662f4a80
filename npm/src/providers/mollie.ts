// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Mollie. */
export const mollie: Row & { readonly name: "mollie" } = {"event_type":{"field":"type"},"name":"mollie","signature":{"encoding":"hex","header":"X-Mollie-Signature","layout":{"value":{"prefix":"sha256=","prefix_optional":true}}}};
