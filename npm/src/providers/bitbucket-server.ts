// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Bitbucket Data Center. */
export const bitbucketServer: Row & { readonly name: "bitbucket-server" } = {"event_type":{"field":"eventKey"},"name":"bitbucket-server","signature":{"encoding":"hex","header":"X-Hub-Signature","layout":{"value":{"prefix":"sha256="}}}};
