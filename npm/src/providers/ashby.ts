// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Ashby. */
export const ashby: Row & { readonly name: "ashby" } = {"event_type":{"field":"action"},"name":"ashby","signature":{"encoding":"hex","header":"Ashby-Signature","layout":{"value":{"prefix":"sha256="}}}};
