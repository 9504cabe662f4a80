// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** EasyPost. */
export const easypost: Row & { readonly name: "easypost" } = {"event_type":{"field":"description"},"id":{"field":"id"},"name":"easypost","signature":{"encoding":"hex","header":"X-Hmac-Signature","layout":{"value":{"prefix":"hmac-sha256-hex="}}}};
