// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Saleor. */
export const saleor: Row & { readonly name: "saleor" } = {"event_type":{"header":"Saleor-Event"},"name":"saleor","signature":{"encoding":"hex","header":["Saleor-Signature","X-Saleor-Signature"]}};
