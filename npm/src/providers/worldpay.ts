// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Worldpay. */
export const worldpay: Row & { readonly name: "worldpay" } = {"event_type":{"field":"eventDetails.type"},"id":{"field":"eventId"},"name":"worldpay","signature":{"encoding":"hex","header":"Event-Signature","layout":{"list":{"assign":"/","separator":",","version":"*/SHA256"}}}};
