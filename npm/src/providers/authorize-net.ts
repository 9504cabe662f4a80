// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Authorize.net. */
export const authorizeNet: Row & { readonly name: "authorize-net" } = {"event_type":{"field":"eventType"},"id":{"field":"notificationId"},"name":"authorize-net","secret":"hex","signature":{"algorithm":"hmac_sha512","encoding":"hex","header":"X-ANET-Signature","layout":{"value":{"prefix":"sha512="}}}};
