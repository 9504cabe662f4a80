// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Solidgate. */
export const solidgate: Row & { readonly name: "solidgate" } = {"name":"solidgate","signature":{"algorithm":"hmac_sha512","encoding":"hex_base64","header":"signature","signed":"{header:merchant}{body}{header:merchant}"}};
