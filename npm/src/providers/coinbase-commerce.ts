// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Coinbase Commerce. */
export const coinbaseCommerce: Row & { readonly name: "coinbase-commerce" } = {"event_type":{"field":"event.type"},"id":{"field":"event.id"},"name":"coinbase-commerce","signature":{"encoding":"hex","header":"X-CC-Webhook-Signature"}};
