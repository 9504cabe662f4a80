// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Close. */
export const close: Row & { readonly name: "close" } = {"event_type":{"field":"event.action"},"id":{"field":"event.id"},"name":"close","secret":"hex","signature":{"encoding":"hex","header":"close-sig-hash","signed":"{timestamp}{body}"},"timestamp":{"from":{"header":"close-sig-timestamp"}}};
