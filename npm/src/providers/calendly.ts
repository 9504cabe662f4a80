// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Calendly. */
export const calendly: Row & { readonly name: "calendly" } = {"event_type":{"field":"event"},"name":"calendly","signature":{"encoding":"hex","header":"Calendly-Webhook-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"},"tolerance_s":180}};
