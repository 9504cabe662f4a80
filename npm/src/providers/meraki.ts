// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Cisco Meraki. */
export const meraki: Row & { readonly name: "meraki" } = {"event_type":{"field":"alertType"},"name":"meraki","signature":{"algorithm":"token","encoding":"text","from":{"field":"sharedSecret"},"weak":["no_body"]}};
