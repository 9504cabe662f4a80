// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Dwolla. */
export const dwolla: Row & { readonly name: "dwolla" } = {"event_type":{"field":"topic"},"id":{"field":"id"},"name":"dwolla","signature":{"encoding":"hex","header":"X-Request-Signature-SHA-256"}};
