// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Alchemy. */
export const alchemy: Row & { readonly name: "alchemy" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"alchemy","signature":{"encoding":"hex","header":"X-Alchemy-Signature"}};
