// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** SparkPost. */
export const sparkpost: Row & { readonly name: "sparkpost" } = {"id":{"header":"X-MessageSystems-Batch-ID"},"name":"sparkpost","signature":{"algorithm":"token","encoding":"base64","header":"Authorization","layout":{"value":{"prefix":"Basic "}},"weak":["no_body"]}};
