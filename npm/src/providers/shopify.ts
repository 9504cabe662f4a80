// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Shopify. */
export const shopify: Row & { readonly name: "shopify" } = {"event_type":{"header":"X-Shopify-Topic"},"id":{"header":"X-Shopify-Webhook-Id"},"name":"shopify","signature":{"encoding":"base64","header":"X-Shopify-Hmac-Sha256"}};
