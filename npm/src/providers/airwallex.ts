// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Airwallex. */
export const airwallex: Row & { readonly name: "airwallex" } = {"event_type":{"field":"name"},"id":{"field":"id"},"name":"airwallex","signature":{"encoding":"hex","header":"x-signature","signed":"{timestamp}{body}"},"timestamp":{"from":{"header":"x-timestamp"},"unit":"milliseconds"}};
