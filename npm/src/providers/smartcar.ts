// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Smartcar. */
export const smartcar: Row & { readonly name: "smartcar" } = {"event_type":{"field":"eventType"},"handshake":{"answer":{"json":"{\"challenge\":\"{made}\"}"},"ask":{"equals":"VERIFY","field":"eventType","method":"POST"},"make":{"hmac":"hex"},"take":{"alphabet":"token","field":"data.challenge","max_length":128}},"name":"smartcar","signature":{"encoding":"hex","header":"SC-Signature"}};
