// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Commerce Layer. */
export const commercelayer: Row & { readonly name: "commercelayer" } = {"event_type":{"header":"X-CommerceLayer-Topic"},"name":"commercelayer","signature":{"encoding":"base64","header":"X-CommerceLayer-Signature"}};
