// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Oura. */
export const oura: Row & { readonly name: "oura" } = {"event_type":{"field":"event_type"},"handshake":{"answer":{"json":"{\"challenge\":\"{value}\"}"},"ask":{"method":"GET"},"check":{"query":"verification_token"},"take":{"query":"challenge"}},"name":"oura","signature":{"encoding":"hex","header":"x-oura-signature","signed":"{header:x-oura-timestamp}{body}"}};
