// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Smartcar. */
export const smartcar: Row & { readonly name: "smartcar" } = {"event_type":{"field":"eventType"},"name":"smartcar","signature":{"encoding":"hex","header":"SC-Signature"}};
