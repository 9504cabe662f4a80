// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Meta. */
export const meta: Row & { readonly name: "meta" } = {"event_type":{"field":"object"},"handshake":{"ask":{"equals":"subscribe","method":"GET","query":"hub.mode"},"check":{"query":"hub.verify_token"},"take":{"query":"hub.challenge"}},"name":"meta","signature":{"encoding":"hex","header":"X-Hub-Signature-256","layout":{"value":{"prefix":"sha256="}}}};
