// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Plivo. */
export const plivo: Row & { readonly name: "plivo" } = {"name":"plivo","signature":{"encoding":"base64","header":"X-Plivo-Signature-V3","layout":{"bare":{"separator":","}},"signed":"{url}?{form}.{header:X-Plivo-Signature-V3-Nonce}"}};
