// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** RevenueCat. */
export const revenuecat: Row & { readonly name: "revenuecat" } = {"event_type":{"field":"event.type"},"id":{"field":"event.id"},"name":"revenuecat","signature":{"encoding":"hex","header":"X-RevenueCat-Webhook-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
