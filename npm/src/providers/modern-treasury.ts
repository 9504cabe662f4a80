// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Modern Treasury. */
export const modernTreasury: Row & { readonly name: "modern-treasury" } = {"event_type":{"field":"event"},"name":"modern-treasury","signature":{"encoding":"hex","header":"X-Signature"}};
