// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Autotask. */
export const autotask: Row & { readonly name: "autotask" } = {"event_type":{"field":"EntityType"},"name":"autotask","signature":{"algorithm":"hmac_sha1","encoding":"base64","header":"X-Hook-Signature","layout":{"value":{"prefix":"sha1="}},"weak":["sha1"]}};
