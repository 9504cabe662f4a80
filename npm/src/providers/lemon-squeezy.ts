// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Lemon Squeezy. */
export const lemonSqueezy: Row & { readonly name: "lemon-squeezy" } = {"event_type":{"field":"meta.event_name"},"name":"lemon-squeezy","signature":{"encoding":"hex","header":"X-Signature"}};
