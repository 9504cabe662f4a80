// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** PandaDoc. */
export const pandadoc: Row & { readonly name: "pandadoc" } = {"name":"pandadoc","signature":{"encoding":"hex","from":{"query":"signature"}}};
