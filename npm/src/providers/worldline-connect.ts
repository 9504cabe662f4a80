// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Worldline Connect. */
export const worldlineConnect: Row & { readonly name: "worldline-connect" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"worldline-connect","signature":{"encoding":"base64","header":"X-GCS-Signature"}};
