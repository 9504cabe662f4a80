// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Airtable. */
export const airtable: Row & { readonly name: "airtable" } = {"name":"airtable","secret":"whsec","signature":{"encoding":"hex","header":"X-Airtable-Content-MAC","layout":{"value":{"prefix":"hmac-sha256="}}}};
