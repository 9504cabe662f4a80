// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** LinkedIn. */
export const linkedin: Row & { readonly name: "linkedin" } = {"name":"linkedin","signature":{"encoding":"hex","header":"X-LI-Signature","signed":"hmacsha256={body}"}};
