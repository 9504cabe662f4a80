// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Sinch. */
export const sinch: Row & { readonly name: "sinch" } = {"name":"sinch","signature":{"encoding":"base64","header":"x-sinch-webhook-signature","signed":"{body}.{header:x-sinch-webhook-signature-nonce}.{timestamp}"},"timestamp":{"from":{"header":"x-sinch-webhook-signature-timestamp"}}};
