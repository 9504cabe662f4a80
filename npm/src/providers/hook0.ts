// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Hook0. */
export const hook0: Row & { readonly name: "hook0" } = {"name":"hook0","signature":{"encoding":"hex","header":"X-Hook0-Signature","layout":{"list":{"assign":"=","separator":",","version":"v0"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
