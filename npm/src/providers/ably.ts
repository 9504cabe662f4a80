// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Ably. */
export const ably: Row & { readonly name: "ably" } = {"name":"ably","signature":{"encoding":"base64","header":"X-Ably-Signature"}};
