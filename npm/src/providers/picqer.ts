// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Picqer. */
export const picqer: Row & { readonly name: "picqer" } = {"event_type":{"field":"event"},"name":"picqer","signature":{"encoding":"base64","header":"X-Picqer-Signature"}};
