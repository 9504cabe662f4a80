// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Checkr. */
export const checkr: Row & { readonly name: "checkr" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"checkr","signature":{"encoding":"hex","header":"X-Checkr-Signature"}};
