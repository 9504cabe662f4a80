// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Cloudflare Stream. */
export const cloudflareStream: Row & { readonly name: "cloudflare-stream" } = {"event_type":{"field":"status.state"},"name":"cloudflare-stream","signature":{"encoding":"hex","header":"Webhook-Signature","layout":{"list":{"assign":"=","separator":",","version":"sig1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"time"}}};
