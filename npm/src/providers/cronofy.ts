// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Cronofy. */
export const cronofy: Row & { readonly name: "cronofy" } = {"event_type":{"field":"notification.type"},"name":"cronofy","signature":{"encoding":"base64","header":"Cronofy-HMAC-SHA256","layout":{"bare":{"separator":","}}}};
