// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** X. */
export const x: Row & { readonly name: "x" } = {"handshake":{"answer":{"json":"{\"response_token\":\"sha256={made}\"}"},"ask":{"method":"GET"},"make":{"hmac":"base64"},"take":{"alphabet":"token","max_length":128,"query":"crc_token"}},"name":"x","signature":{"encoding":"base64","header":"X-Twitter-Webhooks-Signature","layout":{"value":{"prefix":"sha256="}}}};
