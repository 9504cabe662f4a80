// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** LinkedIn. */
export const linkedin: Row & { readonly name: "linkedin" } = {"handshake":{"answer":{"json":"{\"challengeCode\":\"{value}\",\"challengeResponse\":\"{made}\"}"},"ask":{"method":"GET"},"make":{"hmac":"hex"},"take":{"alphabet":"token","max_length":128,"query":"challengeCode"}},"name":"linkedin","signature":{"encoding":"hex","header":"X-LI-Signature","signed":"hmacsha256={body}"}};
