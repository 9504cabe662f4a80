// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Cursor. */
export const cursor: Row & { readonly name: "cursor" } = {"event_type":{"header":"X-Webhook-Event"},"id":{"header":"X-Webhook-ID"},"name":"cursor","signature":{"encoding":"hex","header":"X-Webhook-Signature","layout":{"value":{"prefix":"sha256="}}}};
