// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Viber. */
export const viber: Row & { readonly name: "viber" } = {"event_type":{"field":"event"},"name":"viber","signature":{"encoding":"hex","header":"X-Viber-Content-Signature"}};
