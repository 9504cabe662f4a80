// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Figma. */
export const figma: Row & { readonly name: "figma" } = {"event_type":{"field":"event_type"},"name":"figma","signature":{"algorithm":"token","encoding":"text","from":{"field":"passcode"},"weak":["no_body"]}};
