// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Uber. */
export const uber: Row & { readonly name: "uber" } = {"event_type":{"field":"event_type"},"id":{"field":"event_id"},"name":"uber","signature":{"encoding":"hex","header":"X-Uber-Signature"}};
