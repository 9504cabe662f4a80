// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Prismic. */
export const prismic: Row & { readonly name: "prismic" } = {"event_type":{"field":"type"},"name":"prismic","signature":{"algorithm":"token","encoding":"text","from":{"field":"secret"},"weak":["no_body"]}};
