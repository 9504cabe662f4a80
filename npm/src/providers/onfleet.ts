// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Onfleet. */
export const onfleet: Row & { readonly name: "onfleet" } = {"event_type":{"field":"triggerName"},"name":"onfleet","secret":"hex","signature":{"algorithm":"hmac_sha512","encoding":"hex","header":"X-Onfleet-Signature"}};
