// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Oracle CX Commerce. */
export const oracleCxCommerce: Row & { readonly name: "oracle-cx-commerce" } = {"name":"oracle-cx-commerce","signature":{"algorithm":"hmac_sha512","encoding":"base64","header":"X-Oracle-CC-WebHook-Signature"}};
