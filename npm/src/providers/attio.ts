// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Attio. */
export const attio: Row & { readonly name: "attio" } = {"name":"attio","signature":{"encoding":"hex","header":["Attio-Signature","X-Attio-Signature"]}};
