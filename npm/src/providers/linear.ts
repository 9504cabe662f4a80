// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Linear. */
export const linear: Row & { readonly name: "linear" } = {"event_type":{"field":"type"},"id":{"header":"Linear-Delivery"},"name":"linear","signature":{"encoding":"hex","header":"Linear-Signature"},"timestamp":{"from":{"field":"webhookTimestamp"},"tolerance_s":60,"unit":"milliseconds"}};
