// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Veriff. */
export const veriff: Row & { readonly name: "veriff" } = {"name":"veriff","signature":{"encoding":"hex","header":["X-HMAC-Signature","VRF-HMAC-Signature"]}};
