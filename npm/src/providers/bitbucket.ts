// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Bitbucket Cloud. */
export const bitbucket: Row & { readonly name: "bitbucket" } = {"event_type":{"header":"X-Event-Key"},"id":{"header":"X-Request-UUID"},"name":"bitbucket","signature":{"encoding":"hex","header":"X-Hub-Signature","layout":{"value":{"prefix":"sha256="}}}};
