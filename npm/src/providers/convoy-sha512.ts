// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Convoy (SHA-512). */
export const convoySha512: Row & { readonly name: "convoy-sha512" } = {"name":"convoy-sha512","signature":{"algorithm":"hmac_sha512","encoding":"hex","header":"X-Convoy-Signature"}};
