// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Nylas. */
export const nylas: Row & { readonly name: "nylas" } = {"event_type":{"field":"type"},"handshake":{"echo_query":{"parameter":"challenge"}},"id":{"field":"id"},"name":"nylas","signature":{"encoding":"hex","header":"X-Nylas-Signature"}};
