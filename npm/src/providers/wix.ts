// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Wix. */
export const wix: Row & { readonly name: "wix" } = {"name":"wix","secret":"spki","signature":{"algorithm":"rsa_sha256","encoding":"base64_url","from":"body","jwt":{}}};
