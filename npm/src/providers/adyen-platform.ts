// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Adyen (platform webhooks). */
export const adyenPlatform: Row & { readonly name: "adyen-platform" } = {"event_type":{"field":"type"},"name":"adyen-platform","secret":"hex","signature":{"encoding":"base64","header":"HmacSignature"}};
