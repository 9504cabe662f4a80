// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** QuickBooks Online. */
export const quickbooks: Row & { readonly name: "quickbooks" } = {"name":"quickbooks","signature":{"encoding":"base64","header":"intuit-signature"}};
