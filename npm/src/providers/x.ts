// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** X. */
export const x: Row & { readonly name: "x" } = {"name":"x","signature":{"encoding":"base64","header":"X-Twitter-Webhooks-Signature","layout":{"value":{"prefix":"sha256="}}}};
