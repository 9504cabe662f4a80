// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** FastSpring. */
export const fastspring: Row & { readonly name: "fastspring" } = {"name":"fastspring","signature":{"encoding":"base64","header":"X-FS-Signature"}};
