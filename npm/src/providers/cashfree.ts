// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Cashfree Payments. */
export const cashfree: Row & { readonly name: "cashfree" } = {"event_type":{"field":"type"},"name":"cashfree","signature":{"encoding":"base64","header":"x-webhook-signature","signed":"{timestamp}{body}"},"timestamp":{"from":{"header":"x-webhook-timestamp"},"unit":"milliseconds"}};
