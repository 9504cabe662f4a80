// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Tailscale. */
export const tailscale: Row & { readonly name: "tailscale" } = {"name":"tailscale","signature":{"encoding":"hex","header":"Tailscale-Webhook-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
