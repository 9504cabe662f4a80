// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Xero. */
export const xero: Row & { readonly name: "xero" } = {"name":"xero","signature":{"encoding":"base64","header":"x-xero-signature"}};
