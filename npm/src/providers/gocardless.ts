// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** GoCardless. */
export const gocardless: Row & { readonly name: "gocardless" } = {"name":"gocardless","signature":{"encoding":"hex","header":"Webhook-Signature"}};
