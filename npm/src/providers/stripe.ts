// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Stripe. */
export const stripe: Row & { readonly name: "stripe" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"stripe","signature":{"encoding":"hex","header":"Stripe-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
