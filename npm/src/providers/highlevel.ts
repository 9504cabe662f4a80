// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** HighLevel. */
export const highlevel: Row & { readonly name: "highlevel" } = {"event_type":{"field":"type"},"id":{"field":"webhookId"},"name":"highlevel","secret":"spki","signature":{"algorithm":"ed25519","encoding":"base64","header":"X-GHL-Signature"}};
