// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Convoy. */
export const convoy: Row & { readonly name: "convoy" } = {"name":"convoy","signature":{"encoding":"hex","header":"X-Convoy-Signature"}};
