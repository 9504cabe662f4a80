// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Bolt. */
export const bolt: Row & { readonly name: "bolt" } = {"event_type":{"field":"type"},"name":"bolt","signature":{"any_header":true,"encoding":"base64","header":["X-Bolt-Hmac-Sha256","X-Bolt-Hmac-Sha256-Pending"]}};
