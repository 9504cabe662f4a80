// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Snyk. */
export const snyk: Row & { readonly name: "snyk" } = {"event_type":{"header":"X-Snyk-Event"},"id":{"header":"X-Snyk-Transport-ID"},"name":"snyk","signature":{"encoding":"hex","header":"X-Hub-Signature","layout":{"value":{"prefix":"sha256="}}}};
