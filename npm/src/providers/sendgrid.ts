// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** SendGrid. */
export const sendgrid: Row & { readonly name: "sendgrid" } = {"name":"sendgrid","secret":"spki","signature":{"algorithm":"ecdsa_p256_sha256","encoding":"base64","header":"X-Twilio-Email-Event-Webhook-Signature","signed":"{timestamp}{body}"},"timestamp":{"from":{"header":"X-Twilio-Email-Event-Webhook-Timestamp"}}};
