// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Asana. */
export const asana: Row & { readonly name: "asana" } = {"handshake":{"answer":{"header":"X-Hook-Secret"},"ask":{"method":"POST"},"take":{"header":"X-Hook-Secret"}},"name":"asana","signature":{"encoding":"hex","header":"X-Hook-Signature"}};
