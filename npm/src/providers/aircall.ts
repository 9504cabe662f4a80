// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Aircall. */
export const aircall: Row & { readonly name: "aircall" } = {"event_type":{"field":"event"},"name":"aircall","signature":{"algorithm":"token","encoding":"text","from":{"field":"token"},"weak":["no_body"]}};
