// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Knock. */
export const knock: Row & { readonly name: "knock" } = {"event_type":{"field":"type"},"name":"knock","signature":{"encoding":"base64","header":"x-knock-signature","layout":{"list":{"assign":"=","separator":",","version":"s"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"},"unit":"milliseconds"}};
