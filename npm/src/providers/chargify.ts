// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Maxio Advanced Billing (Chargify). */
export const chargify: Row & { readonly name: "chargify" } = {"id":{"header":"X-Chargify-Webhook-Id"},"name":"chargify","signature":{"encoding":"hex","header":"X-Chargify-Webhook-Signature-Hmac-Sha-256"}};
