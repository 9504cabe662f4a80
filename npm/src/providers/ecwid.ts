// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Ecwid. */
export const ecwid: Row & { readonly name: "ecwid" } = {"event_type":{"field":"eventType"},"id":{"field":"eventId"},"name":"ecwid","signature":{"encoding":"base64","header":"X-Ecwid-Webhook-Signature","signed":"{timestamp}.{json:eventId}","weak":["no_body"]},"timestamp":{"from":{"field":"eventCreated"},"tolerance_s":172800}};
