// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Oura. */
export const oura: Row & { readonly name: "oura" } = {"event_type":{"field":"event_type"},"name":"oura","signature":{"encoding":"hex","header":"x-oura-signature","signed":"{header:x-oura-timestamp}{body}"}};
