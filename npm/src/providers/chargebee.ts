// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Chargebee. */
export const chargebee: Row & { readonly name: "chargebee" } = {"event_type":{"field":"event_type"},"id":{"field":"id"},"name":"chargebee","signature":{"algorithm":"token","encoding":"base64","header":"Authorization","layout":{"value":{"prefix":"Basic "}},"weak":["no_body"]}};
