// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Midtrans. */
export const midtrans: Row & { readonly name: "midtrans" } = {"event_type":{"field":"transaction_status"},"name":"midtrans","signature":{"algorithm":"sha512","encoding":"hex","from":{"field":"signature_key"},"signed":"{json:order_id}{json:status_code}{json:gross_amount}{secret}","weak":["digest","no_body"]}};
