// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Mailgun. */
export const mailgun: Row & { readonly name: "mailgun" } = {"event_type":{"field":"event-data.event"},"id":{"field":"signature.token"},"name":"mailgun","signature":{"encoding":"hex","from":{"field":"signature.signature"},"signed":"{timestamp}{json:signature.token}","weak":["no_body"]},"timestamp":{"from":{"field":"signature.timestamp"},"tolerance_s":32400}};
