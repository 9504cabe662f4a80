// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Notion. */
export const notion: Row & { readonly name: "notion" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"notion","signature":{"encoding":"hex","header":"X-Notion-Signature","layout":{"value":{"prefix":"sha256="}}}};
