// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Dub. */
export const dub: Row & { readonly name: "dub" } = {"event_type":{"field":"event"},"id":{"field":"id"},"name":"dub","signature":{"encoding":"hex","header":"Dub-Signature"}};
