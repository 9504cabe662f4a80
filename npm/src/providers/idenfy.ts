// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** iDenfy. */
export const idenfy: Row & { readonly name: "idenfy" } = {"name":"idenfy","signature":{"encoding":"hex","header":"Idenfy-Signature"}};
