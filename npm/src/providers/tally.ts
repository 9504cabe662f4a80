// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Tally. */
export const tally: Row & { readonly name: "tally" } = {"event_type":{"field":"eventType"},"id":{"field":"eventId"},"name":"tally","signature":{"encoding":"base64","header":"Tally-Signature"}};
