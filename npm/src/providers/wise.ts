// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Wise. */
export const wise: Row & { readonly name: "wise" } = {"event_type":{"field":"event_type"},"id":{"header":"X-Delivery-Id"},"name":"wise","secret":"spki","signature":{"algorithm":"rsa_sha256","encoding":"base64","header":"X-Signature-SHA256"}};
