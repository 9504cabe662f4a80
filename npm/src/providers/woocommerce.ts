// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** WooCommerce. */
export const woocommerce: Row & { readonly name: "woocommerce" } = {"event_type":{"header":"X-WC-Webhook-Topic"},"id":{"header":"X-WC-Webhook-Delivery-ID"},"name":"woocommerce","signature":{"encoding":"base64","header":"X-WC-Webhook-Signature"}};
