// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Integrated Finance. */
export const integratedFinance: Row & { readonly name: "integrated-finance" } = {"id":{"header":"X-Webhook-Event-Id"},"name":"integrated-finance","secret":"spki","signature":{"algorithm":"ed25519","encoding":"base64","header":"X-Webhook-Signature","signed":"{sha512_base64:body}|{id}|{header:X-Webhook-Event-Timestamp}|{header:X-Webhook-Request-Id}|{timestamp}|{header:X-Webhook-Key-Version}"},"timestamp":{"from":{"header":"X-Webhook-Request-Timestamp"},"unit":"iso8601"}};
