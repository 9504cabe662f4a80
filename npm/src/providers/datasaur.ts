// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Datasaur. */
export const datasaur: Row & { readonly name: "datasaur" } = {"name":"datasaur","signature":{"encoding":"hex","header":"X-Datasaur-Signature"}};
