// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Okta event hooks. */
export const okta: Row & { readonly name: "okta" } = {"id":{"field":"eventId"},"name":"okta","signature":{"algorithm":"token","encoding":"text","header":"Authorization","weak":["no_body"]}};
