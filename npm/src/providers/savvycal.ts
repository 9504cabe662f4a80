// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** SavvyCal. */
export const savvycal: Row & { readonly name: "savvycal" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"savvycal","signature":{"encoding":"hex","header":"X-SavvyCal-Signature","layout":{"value":{"prefix":"sha256="}}}};
