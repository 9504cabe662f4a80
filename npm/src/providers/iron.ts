// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Iron. */
export const iron: Row & { readonly name: "iron" } = {"name":"iron","signature":{"encoding":"hex","header":"webhook-signature","layout":{"value":{"prefix":"v1="}},"signed":"{timestamp}{body}"},"timestamp":{"from":{"header":"webhook-timestamp"}}};
