// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Asana. */
export const asana: Row & { readonly name: "asana" } = {"name":"asana","signature":{"encoding":"hex","header":"X-Hook-Signature"}};
