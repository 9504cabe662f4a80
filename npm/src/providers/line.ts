// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** LINE. */
export const line: Row & { readonly name: "line" } = {"name":"line","signature":{"encoding":"base64","header":"x-line-signature"}};
