// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Onfido. */
export const onfido: Row & { readonly name: "onfido" } = {"event_type":{"field":"payload.action"},"name":"onfido","signature":{"encoding":"hex","header":"X-SHA2-Signature"}};
