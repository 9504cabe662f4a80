// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Scrapfly. */
export const scrapfly: Row & { readonly name: "scrapfly" } = {"event_type":{"header":"X-Scrapfly-Webhook-Resource-Type"},"id":{"header":"X-Scrapfly-Webhook-Id"},"name":"scrapfly","signature":{"encoding":"hex","header":"X-Scrapfly-Webhook-Signature"}};
