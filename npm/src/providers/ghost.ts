// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Ghost. */
export const ghost: Row & { readonly name: "ghost" } = {"name":"ghost","signature":{"encoding":"hex","header":"X-Ghost-Signature","layout":{"list":{"assign":"=","blanks":true,"separator":",","version":"sha256"}},"signed":"{body}{timestamp}"},"timestamp":{"from":{"item":"t"},"unit":"milliseconds"}};
