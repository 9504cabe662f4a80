// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Coinbase Developer Platform. */
export const coinbaseCdp: Row & { readonly name: "coinbase-cdp" } = {"event_type":{"header":"X-Event-Type"},"id":{"header":"X-Event-Id"},"name":"coinbase-cdp","signature":{"encoding":"hex","header":"X-Hook0-Signature","layout":{"list":{"assign":"=","separator":",","version":"v0"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
