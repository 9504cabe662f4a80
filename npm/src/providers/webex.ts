// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Webex. */
export const webex: Row & { readonly name: "webex" } = {"event_type":{"field":"resource"},"name":"webex","signature":{"algorithm":"hmac_sha1","encoding":"hex","header":"X-Spark-Signature","weak":["sha1"]}};
