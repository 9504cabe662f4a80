// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Recharge. */
export const recharge: Row & { readonly name: "recharge" } = {"event_type":{"header":"X-Recharge-Topic"},"name":"recharge","signature":{"encoding":"hex","header":"X-Recharge-Webhook-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"},"tolerance_s":172800}};
