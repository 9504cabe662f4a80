// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** GitHub. */
export const github: Row & { readonly name: "github" } = {"event_type":{"header":"X-GitHub-Event"},"id":{"header":"X-GitHub-Delivery"},"max_body":27262976,"name":"github","signature":{"encoding":"hex","header":"X-Hub-Signature-256","layout":{"value":{"prefix":"sha256="}}}};
