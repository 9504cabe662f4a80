// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Postmark. */
export const postmark: Row & { readonly name: "postmark" } = {"event_type":{"field":"RecordType"},"name":"postmark","signature":{"algorithm":"token","encoding":"base64","header":"Authorization","layout":{"value":{"prefix":"Basic "}},"weak":["no_body"]}};
