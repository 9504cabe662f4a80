// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Lark and Feishu. */
export const lark: Row & { readonly name: "lark" } = {"event_type":{"field":"header.event_type"},"handshake":{"answer":{"json":"{\"challenge\":\"{value}\"}"},"ask":{"equals":"url_verification","field":"type","method":"POST"},"take":{"field":"challenge"}},"id":{"field":"header.event_id"},"name":"lark","signature":{"algorithm":"sha256","encoding":"hex","header":"X-Lark-Signature","signed":"{timestamp}{header:X-Lark-Request-Nonce}{secret}{body}","weak":["digest"]},"timestamp":{"from":{"header":"X-Lark-Request-Timestamp"}}};
