// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Leaf. */
export const leaf: Row & { readonly name: "leaf" } = {"event_type":{"field":"type"},"name":"leaf","signature":{"encoding":"base64","header":"X-Leaf-Signature"}};
