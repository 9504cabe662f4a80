// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Intercom. */
export const intercom: Row & { readonly name: "intercom" } = {"event_type":{"field":"topic"},"id":{"field":"id"},"name":"intercom","signature":{"algorithm":"hmac_sha1","encoding":"hex","header":"X-Hub-Signature","layout":{"value":{"prefix":"sha1="}},"weak":["sha1"]}};
