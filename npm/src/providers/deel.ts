// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Deel. */
export const deel: Row & { readonly name: "deel" } = {"event_type":{"field":"data.meta.event_type"},"name":"deel","signature":{"encoding":"hex","header":"x-deel-signature","signed":"POST{body}"}};
