// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Keygen. */
export const keygen: Row & { readonly name: "keygen" } = {"event_type":{"field":"data.attributes.event"},"id":{"field":"data.id"},"name":"keygen","secret":"hex","signature":{"algorithm":"ed25519","encoding":"base64","header":"Keygen-Signature","layout":{"list":{"assign":"=","blanks":true,"quoted":true,"separator":",","version":"signature"}},"signed":"(request-target): {request_target}\nhost: {host}\ndate: {timestamp}\ndigest: sha-256={sha256_base64:body}"},"timestamp":{"from":{"header":"Date"},"unit":"http_date"}};
