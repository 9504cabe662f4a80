// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Brevo. */
export const brevo: Row & { readonly name: "brevo" } = {"event_type":{"field":"event"},"name":"brevo","signature":{"algorithm":"token","encoding":"text","header":"Authorization","layout":{"value":{"prefix":"Bearer "}},"weak":["no_body"]}};
