// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Okta event hooks. */
export const okta: Row & { readonly name: "okta" } = {"handshake":{"answer":{"json":"{\"verification\":\"{value}\"}"},"ask":{"method":"GET"},"take":{"header":"X-Okta-Verification-Challenge"}},"id":{"field":"eventId"},"name":"okta","signature":{"algorithm":"token","encoding":"text","header":"Authorization","weak":["no_body"]}};
