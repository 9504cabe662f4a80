// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Squarespace. */
export const squarespace: Row & { readonly name: "squarespace" } = {"event_type":{"field":"topic"},"id":{"field":"id"},"name":"squarespace","secret":"hex","signature":{"encoding":"hex","header":"Squarespace-Signature"}};
